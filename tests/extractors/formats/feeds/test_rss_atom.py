import pytest

from extractors.formats import identify, read, slice_document, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only, raw

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour wire</title><language>en-gb</language>
%s
</channel></rss>"""


def rss(*items: str) -> str:
    return RSS % "\n".join(f"<item>{item}</item>" for item in items)


def test_slices_keep_bytes_of_items():
    odd = "<title><![CDATA[a </item> b]]></title><!-- <item> --><x a='>'/>"
    (first, second) = slice_document(raw(rss(odd, "<title>c</title>")))

    assert f"<item>{odd}</item>".encode() in first.item.body
    assert read(first.item).headline == "a </item> b"
    assert first.fingerprint != second.fingerprint


def test_fingerprint_ignores_rest_of_feed():
    old = slice_document(raw(rss("<title>a</title>")))
    new = slice_document(raw(rss("<title>a</title>", "<title>b</title>")))

    assert old[0].fingerprint == new[0].fingerprint


def test_truncated_feed_gives_received_items():
    feed = rss("<title>One</title>", "<title>Two</title>")
    parts = split(raw(feed[: feed.index("</item>\n<item>") + 30]))

    assert read(parts[0]).headline == "One"
    assert len(parts) == 2


def test_unclosed_item_ends_at_next_item():
    body = RSS % "<item><title>One</title>\n<item><title>Two</title></item>"

    assert [read(part).headline for part in split(raw(body))] == ["One", "Two"]


def test_broken_item_does_not_affect_others():
    parts = split(
        raw(
            rss(
                "<title>One</title>",
                "<title>&bad; <b</title>",
                "<title>Three</title>",
            )
        )
    )

    assert len(parts) == 3
    assert read(parts[2]).headline == "Three"


def test_repeated_guid_is_replaced_by_link():
    parts = split(
        raw(
            rss(
                "<guid>same</guid><link>https://w.test/1</link>",
                "<guid>same</guid><link>https://w.test/2</link>",
                "<guid>own</guid><link>https://w.test/3</link>",
            )
        )
    )

    assert [part.uri for part in parts] == [
        "https://w.test/1",
        "https://w.test/2",
        "urn:copydesk:w.test:own",
    ]


def test_bare_guid_on_two_hosts_gives_two_uris():
    first = only(rss("<guid>7</guid><link>https://a.test/1</link>"))
    second = only(rss("<guid>7</guid><link>https://b.test/1</link>"))

    assert first.uri != second.uri


def test_media_content_keeps_caption_and_credit():
    item = only(
        rss(
            "<title>Ferry</title><media:content url='https://w.test/f.jpg' medium='image' width='800'>"
            "<media:description>Crews wave from the deck.</media:description>"
            "<media:credit>Ann Berg/Harbour</media:credit></media:content>"
        )
    )

    (picture,) = item.media
    assert picture.caption == "Crews wave from the deck."
    assert picture.credit_line == "Ann Berg/Harbour"


def test_media_group_gives_one_picture():
    item = only(
        rss(
            "<title>Ferry</title><media:group>"
            "<media:content url='https://w.test/s.jpg' width='80'/>"
            "<media:content url='https://w.test/l.jpg' width='800'/></media:group>"
        )
    )

    (picture,) = item.media
    assert picture.uri == "https://w.test/l.jpg"
    assert len(picture.renditions) == 2


def test_full_content_becomes_markup_and_summary_description():
    item = only(
        rss(
            "<title>Ferry</title><description>Crews are back.</description>"
            "<content:encoded><![CDATA[<p>Crews <b>are</b> back.</p>]]></content:encoded>"
            "<dc:creator>Ann Berg</dc:creator><category>Labour</category>"
            "<pubDate>Sun, 1 Mar 2026 10:00:00 +0100</pubDate>"
        )
    )

    assert item.markup == "<p>Crews <b>are</b> back.</p>"
    assert item.description == "Crews are back."
    assert item.byline == "Ann Berg"
    assert item.subjects[0].name == "Labour"
    assert item.version_created.isoformat() == "2026-03-01T09:00:00+00:00"


@pytest.mark.parametrize("headline", ["Quay lamp lit", "Quay lamps lit"])
def test_feed_that_declares_utf16_but_is_ascii_is_read(headline):
    # An even number of bytes passes as UTF-16.
    body = (
        '<?xml version="1.0" encoding="utf-16"?><rss><channel><item>'
        f"<title>{headline}</title></item></channel></rss>"
    )

    assert read(raw(body.encode())).headline == headline


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"]
)
def test_wide_encoding_is_cut(encoding):
    body = rss("<title>Fähre</title>", "<title>Hafen</title>")
    body = body.replace('"1.0"?', f'"1.0" encoding="{encoding}"?', 1)
    parts = split(raw(body.encode(encoding)))

    assert [read(part).headline for part in parts] == ["Fähre", "Hafen"]


def test_utf_8_declared_as_latin_1_is_read_as_utf_8():
    body = rss("<title>Fähre läuft aus</title>").replace(
        '"1.0"?', '"1.0" encoding="iso-8859-1"?', 1
    )

    assert only(body).headline == "Fähre läuft aus"


def test_windows_1252_declared_as_utf_8_is_read():
    body = rss("<title>Fähre “läuft” aus</title>").encode("cp1252")

    assert only(body).headline == "Fähre “läuft” aus"


def test_feed_without_items_splits_into_nothing():
    assert split(raw(rss())) == ()


def test_identify_twice_gives_same_item():
    (part,) = slice_document(raw(rss("<guid>a</guid>")))

    assert identify(identify(part.item)) == identify(part.item)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><title>Quay</title></channel></rss>",
        b"<rss><channel><title>Quay</title></channel>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"/>\n',
        b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>',
    ],
)
def test_complete_feed_without_items_gives_no_slices(body):
    assert slice_document(raw(body)) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><title>Quay</title><link>https://qu",
        "<rss><channel><title>Quay</title><link>".encode("utf-16"),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:q',
    ],
)
def test_feed_truncated_before_items_is_unreadable(body):
    with pytest.raises(ExtractError, match="unreadable"):
        slice_document(raw(body))


def dated(text: str, **fields):
    """Return an item whose pubDate is a text."""
    body = rss(f"<title>One</title><pubDate>{text}</pubDate>")
    return only(body, **fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 03 Jun 2026 09:00:00 CEST", "2026-06-03T07:00:00+00:00"),
        ("Wed, 03 Jun 2026 09:00:00 PM", "2026-06-03T21:00:00+00:00"),
        ("2026/6/3 09:00:00", "2026-06-03T09:00:00+00:00"),
        ("mercredi 3 juin 2026 09:00", "2026-06-03T09:00:00+00:00"),
        ("05/06/2026", "2026-06-05T00:00:00+00:00"),  # the feed is British
        ("1780477200", "2026-06-03T09:00:00+00:00"),
    ],
)
def test_date_in_any_form_is_that_moment(text, expected):
    item = dated(text)

    assert item.first_created.isoformat() == expected
    assert item.signals == ()


@pytest.mark.parametrize(
    "text", ["10:15", "7.45 pm", "Monday", "Wed, 03 Jun 2026 09:00:00 QQQ"]
)
def test_date_that_is_not_certain_is_none_with_a_signal(text):
    item = dated(text)

    assert item.first_created is None
    assert item.version_created is None
    assert item.signals == ("copydesk:unread-date",)


@pytest.mark.parametrize(
    "media",
    [
        "<enclosure url='https://quay.test/1.jpg' type='image/jpeg'/>"
        "<media:description>Lamps at night</media:description>",
        "<media:content><media:thumbnail url='https://quay.test/1.jpg'/>"
        "<media:description>Lamps at night</media:description>"
        "</media:content>",
    ],
)
def test_description_of_a_picture_is_its_caption_and_no_text(media):
    item = only(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        "<channel><item><title>Quay opens</title><description>Barges came in "
        f"at noon.</description>{media}</item></channel></rss>"
    )

    assert item.markup == "Barges came in at noon."
    assert [picture.caption for picture in item.media] == ["Lamps at night"]


def test_title_with_quotes_escaped_twice_has_quotes():
    title = "<title>y&amp;apos;all don&amp;#039;t say &amp;quot;</title>"
    (part,) = split(raw(rss(title)))

    assert read(part).headline.startswith("y'all don't")


def test_author_with_long_domain_beside_creator_is_name():
    authors = (
        "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ann Berg"
        "</dc:creator><author>d@quay.notizie (Ole Vik)</author>"
    )
    (part,) = split(raw(rss(f"<title>Snow</title>{authors}")))

    assert read(part).byline == "Ann Berg, Ole Vik"


def test_author_before_address_of_long_domain_is_name():
    author = "<author>Ann Berg &lt;desk@wire.photography&gt;</author>"
    (part,) = split(raw(rss(f"<title>Snow</title>{author}")))

    assert read(part).byline == "Ann Berg"


DC = "xmlns:dc='http://purl.org/dc/elements/1.1/'"


def test_dc_date_as_only_date_of_rss_is_its_publication():
    body = rss(f"<title>One</title><dc:date {DC}>2026-06-03T09:00Z</dc:date>")
    item = only(body)

    assert item.first_created.isoformat() == "2026-06-03T09:00:00+00:00"
    assert item.version_created == item.first_created


def test_updated_as_only_date_is_no_publication():
    entry = (
        "<title>One</title><id>a:1</id><updated>2026-06-03T09:00Z</updated>"
    )
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>"
    item = only(atom)

    assert item.first_created is None
    assert item.version_created.isoformat() == "2026-06-03T09:00:00+00:00"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Dam opens - Quay Post", "Dam opens"),
        ("Dam opens | QUAY POST", "Dam opens"),
        ("Dam opens at Quay Post", "Dam opens at Quay Post"),
        ("Dam-Quay Post", "Dam-Quay Post"),
        ("Quay Post", "Quay Post"),
    ],
)
def test_title_with_name_of_its_source_is_cut(title, expected):
    source = "<source url='https://quay.example'>Quay Post</source>"

    assert only(rss(f"<title>{title}</title>{source}")).headline == expected


@pytest.mark.parametrize(
    "image",
    [
        "<image>https://i.example/a.jpg</image>",
        "<image><url>https://i.example/a.jpg</url></image>",
    ],
)
def test_image_of_an_item_is_a_picture(image):
    item = only(rss(f"<title>One</title>{image}"))

    assert [medium.uri for medium in item.media] == ["https://i.example/a.jpg"]


def test_text_for_portals_is_the_text():
    space = "xmlns:yandex='http://news.yandex.ru'"
    text = f"<yandex:full-text {space}>The dam opens.</yandex:full-text>"

    assert only(rss(f"<title>One</title>{text}")).markup == "The dam opens."


TWICE = """<rss version="2.0"><channel><item>
<title><![CDATA[{title}]]></title><link>https://h.test/1</link>
<description><![CDATA[{text}]]></description></item></channel></rss>"""


def test_text_that_is_escaped_twice_is_read_as_it_was_meant():
    item = only(
        TWICE.format(
            title="Fish &amp;amp; chips on the &lt;i&gt;Vesla&lt;/i&gt;",
            text="&lt;p&gt;Crews are back.&lt;/p&gt;",
        )
    )

    assert item.headline == "Fish & chips on the Vesla"
    assert item.description == "Crews are back."


def test_text_about_tags_keeps_them():
    text = "How to use &lt;p&gt; and &lt;/p&gt;"

    item = only(TWICE.format(title=text, text=f"<p>{text} today.</p>"))

    assert item.headline == "How to use <p> and </p>"
    assert item.description == "How to use <p> and </p> today."


def test_text_without_tags_keeps_its_paragraphs():
    text = "Crews are back &amp; rested.\n\nThey sail\nat noon."

    item = only(TWICE.format(title="Ferry", text=text))

    assert item.body == "Crews are back & rested.\n\nThey sail at noon."
