from datetime import UTC, datetime

import pytest

from extractors.formats import read, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only, raw

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:harbour.test:20260301:ferry" version="4" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Harbour"/>
<versionCreated>2026-03-01T10:00:00Z</versionCreated>
<embargoed>2026-03-02T06:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/><edNote>Adds quote.</edNote>
<signal qcode="sig:update"/></itemMeta>
<contentMeta><urgency>3</urgency><by>Ann Berg</by><slugline>FERRY-STRIKE</slugline>
<headline>Ferry strike ends</headline><subject qcode="medtop:20000002"><name>labour</name></subject>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Crews of <org>Harbour Lines</org> are <b>back</b> at work.</p>
</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:harbour.test:20260301:broken"><itemMeta/></newsItem>
<conceptItem guid="c"><concept/></conceptItem>
<newsItem guid="urn:newsml:harbour.test:20260301:port"><contentMeta><headline>Port reopens</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""

NEWSML = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>harbour.test</ProviderId><DateId>20260301</DateId><NewsItemId>F1</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId>
<PublicIdentifier>urn:newsml:harbour.test:20260301T100000Z:F1:2</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><Status FormalName="%s"/><Urgency FormalName="2"/>
<ThisRevisionCreated>20260301T100000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferry strike ends</HeadLine><ByLine>Ann Berg</ByLine></NewsLines>
<NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><p>First <em>half</em>.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem><DataContent><p>Second half.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><ContentItem Href="ferry.jpg"><MediaType FormalName="Photo"/></ContentItem>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>The ferry at dawn.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""

NITF = """<nitf><head><title>1 SHIPPING Ferry</title><docdata management-status="%s">
<doc-id id-string="255dd17c-cecd-4e56-a555-24fcaf1ef3aaHHH-%s-1"/><urgency ed-urg="4"/>
<date.issue norm="20260301T100000Z"/><date.release norm="%s"/><ed-msg info=""/></docdata></head>
<body><body.head><hedline><hl1>FERRY STRIKE ENDS</hl1></hedline><byline>By Ann Berg</byline></body.head>
<body.content><p>Crews of <org>Harbour <b>Lines</b></org> are back.</p>
<media media-type="image"><media-reference source="f.jpg" mime-type="image/jpeg"/><media-caption>The ferry.</media-caption></media>
</body.content></body></nitf>"""

ANPA = (
    b"\x16\x16\x01h%s\x1f_test\r\nr f\x13\x11 BC-Ferry Strike 03-01 0100\r\n"
    b"\x02^BC-Harbour--Ferry Strike%s,120<\r\n^Ferry strike ends<\r\n"
    b"^Eds: Adds details.<\r\n^By ANN BERG=\r\n^Associated Press=\r\n"
    b"\t   PORT ELLEN, Scotland (AP) _ Crews are back.\r\n\r\n"
    b"\t   ``Glad,'' one said.<\r\n\x03AP-WF-03-01-26 10%sGMT<\r\n\x0c\r\n\x04"
)

IPTC = (
    b"\x01hrb%s 3 i 90  dpa 0045\r\n\r\nFerries/strike/\r\n"
    b"\x02%sFerry strike ends\r\nBy Ann Berg =\r\n\r\nPort Ellen (dpa) - Crews of\r\nthe line are back.\r\n\r\n"
    b"They sail at caf\xe9 time.\r\n\r\n\x0301%s GMT Mar 26\r\n\x7f\x04"
)


def test_a_message_gives_each_item_and_no_concept():
    parts = split(raw(G2))

    assert len(parts) == 3
    assert read(parts[2]).headline == "Port reopens"
    with pytest.raises(ExtractError, match="empty"):
        read(parts[1])


def test_newsml_g2_keeps_fields_and_all_text():
    item = read(split(raw(G2))[0])

    assert (item.uri, item.version) == (
        "urn:newsml:harbour.test:20260301:ferry",
        "4",
    )
    assert "Crews of Harbour Lines are <b>back</b> at work." in item.markup
    assert item.signals == ("sig:update",)
    assert item.embargoed_until == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert (item.urgency, item.byline, item.language) == (3, "Ann Berg", "en")
    assert item.subjects[0].name == "labour"


@pytest.mark.parametrize(
    "root", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"]
)
def test_what_is_no_news_says_so(root):
    (part,) = split(raw(f"<{root} guid='a'><concept/></{root}>"))

    with pytest.raises(ExtractError, match="not-news"):
        read(part)


def test_a_package_lists_its_headlines():
    item = only(
        "<packageItem guid='urn:p:1'><contentMeta><headline>Digest</headline></contentMeta>"
        "<groupSet><group><itemRef residref='a'><headline>Ferry</headline></itemRef>"
        "<itemRef residref='b'><headline>Port</headline></itemRef></group></groupSet></packageItem>"
    )

    assert item.body == "Ferry\n\nPort"
    assert "copydesk:package" in item.signals


def test_newsml_1_2_reads_every_text_and_strips_the_revision():
    item = only(NEWSML % "Usable")

    assert item.uri == "urn:newsml:harbour.test:20260301T100000Z:F1"
    assert item.version == "2"
    assert "First <em>half</em>." in item.markup
    assert "Second half." in item.markup
    assert "dawn" not in item.markup
    assert item.media[0].caption == "The ferry at dawn."


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Usable", "usable"),
        ("Embargoed", "withheld"),
        ("Withheld", "withheld"),
        ("Canceled", "canceled"),
    ],
)
def test_status_is_said_in_iptc_words(said, status):
    assert only(NEWSML % said).pub_status == status


def test_an_embargoed_pa_item_is_withheld():
    item = only(NITF % ("embargoed", 1, "20260302T000100Z"))

    assert item.pub_status == "withheld"
    assert item.embargoed_until == datetime(2026, 3, 2, 0, 1, tzinfo=UTC)


def test_versions_of_a_pa_story_share_a_uri():
    one = only(NITF % ("usable", 1, ""))
    two = only(NITF % ("usable", 2, ""))

    assert one.uri == two.uri
    assert (one.version, two.version) == ("1", "2")


def test_nitf_keeps_nested_text_and_captions():
    item = only(NITF % ("usable", 1, ""))

    assert "Crews of Harbour <b>Lines</b> are back." in item.markup
    assert item.media[0].caption == "The ferry."
    assert item.byline == "Ann Berg"


def test_an_anpa_story_is_read():
    item = only(ANPA % (b"1234", b", 1st Ld-Writethru", b"30"))

    assert item.headline == "Ferry strike ends"
    assert item.take_key == "1st Ld-Writethru"
    assert item.byline == "ANN BERG"
    assert item.ed_note == "Eds: Adds details."
    assert item.body.endswith("\n\n“Glad,” one said.")
    assert item.sequence == "h1234"
    assert "sig:update" in item.signals


def test_an_anpa_lead_has_the_uri_of_its_story_and_a_later_version():
    one = only(ANPA % (b"1234", b"", b"00"))
    two = only(ANPA % (b"1240", b", 2nd Ld-Writethru", b"45"))

    assert one.uri == two.uri == only(ANPA % (b"1234", b"", b"00")).uri
    assert int(two.version) > int(one.version)


def test_an_anpa_add_is_no_version_of_its_story():
    one = only(ANPA % (b"1234", b"", b"00"))
    add = only(ANPA % (b"1235", b", 1st Add", b"05"))

    assert one.uri != add.uri


def test_a_kill_in_a_take_key_cancels():
    assert only(ANPA % (b"1250", b", KILL", b"55")).pub_status == "canceled"


def test_an_iptc_7901_story_is_read():
    item = only(IPTC % (b"062", b"", b"1000"))

    assert item.headline == "Ferry strike ends"
    assert item.byline == "Ann Berg"
    assert (
        item.body
        == "Port Ellen (dpa) - Crews of the line are back.\n\nThey sail at café time."
    )
    assert (item.sequence, item.urgency, item.slugline) == (
        "hrb062",
        3,
        "Ferries/strike/",
    )
    assert item.version_created == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_a_notebook_is_not_for_publication():
    body = IPTC.replace(
        b"They sail at caf\xe9 time.",
        b"# dpa NOTEBOOK\r\n\r\nNot for publication: +49 30 1\r\n",
    )
    item = only(body % (b"062", b"", b"1000"))

    assert "NOTEBOOK" not in item.body
    assert "+49" not in item.body
    assert "+49" in item.ed_note


def test_a_refile_has_the_uri_of_its_story():
    one = only(IPTC % (b"062", b"", b"1000"))
    two = only(IPTC % (b"070", b"REFILE\r\n1ST LEAD\r\n", b"1030"))

    assert one.uri == two.uri
    assert "sig:update" in two.signals


def test_a_transmission_of_many_stories_is_cut():
    body = ANPA % (b"1", b"", b"00") + ANPA % (b"2", b", 1st Add", b"01")

    assert len(split(raw(body))) == 2


@pytest.mark.parametrize(
    "body",
    [
        '{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","pubstatus":"usable","versioncreated":"2026-03-01T10:00:00Z","version":"3"}',
        '{"uri":"urn:a:1","headlines":[{"role":"main","value":"Ferry"}],"bodies":[{"contentType":"text/plain","value":"Crews."}],"pubStatus":"usable","versionCreated":"2026-03-01T10:00:00Z","version":"3"}',
        '{"data":{"item":{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","pubstatus":"usable","versioncreated":"2026-03-01T10:00:00Z","version":3}}}',
        '{"data":{"items":[{"meta":{},"item":{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","versioncreated":"2026-03-01T10:00:00Z","version":3}}]}}',
    ],
    ids=["1.x", "3.x", "ap-item", "ap-feed"],
)
def test_ninjs_of_every_age_is_one_item(body):
    item = only(body)

    assert (item.uri, item.version, item.headline, item.body) == (
        "urn:a:1",
        "3",
        "Ferry",
        "Crews.",
    )


def test_a_bad_member_of_a_json_list_stays_alone():
    parts = split(
        raw(
            '[{"uri":"urn:a:1","headline":"A"},7,{"uri":"urn:a:2","headline":"B"}]'
        )
    )

    assert len(parts) == 3
    assert read(parts[2]).headline == "B"


def test_a_json_feed_is_read():
    item = only(
        '{"version":"https://jsonfeed.org/version/1.1","language":"en","authors":[{"name":"Ann Berg"}],'
        '"items":[{"id":"https://w.test/1","url":"https://w.test/1","title":"Ferry","content_html":"<p>Crews.</p>","tags":["Labour"],"date_published":"2026-03-01T10:00:00Z"}]}'
    )

    assert (item.uri, item.byline, item.markup, item.language) == (
        "https://w.test/1",
        "Ann Berg",
        "<p>Crews.</p>",
        "en",
    )


def test_a_news_sitemap_is_read():
    item = only(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://w.test/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2026-03-01</news:publication_date><news:title>Ferry &amp; port</news:title></news:news></url></urlset>"
    )

    assert (item.uri, item.headline, item.provider) == (
        "https://w.test/1",
        "Ferry & port",
        "Harbour",
    )


def test_a_page_is_known_by_its_canonical_link():
    item = only(
        "<!doctype html><html lang='en'><head><title>Ferry</title><link href='/1' rel='canonical'></head><body><p>Crews.</body></html>",
        url="https://w.test/1?from=feed",
    )

    assert (item.uri, item.language) == ("https://w.test/1", "en")


def test_a_text_has_its_first_line_for_a_headline():
    item = only("Ferry strike ends\n\nCrews are back.\n\nThey sail.\n")

    assert (item.headline, item.body) == (
        "Ferry strike ends",
        "Crews are back.\n\nThey sail.",
    )


def test_an_e_mail_is_read():
    item = only(
        "From: Ann Berg <ann@w.test>\nSubject: Ferry strike ends\nMessage-ID: <1@w.test>\nDate: Sun, 1 Mar 2026 10:00:00 +0000\n\nCrews are back.\n"
    )

    assert (item.uri, item.headline, item.body) == (
        "mid:1@w.test",
        "Ferry strike ends",
        "Crews are back.",
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\x00\x01\x02\x03\x05" * 50, "not-text"),
        (b'{"a": ', "not-json"),
        (b"<?xml version='1.0'?><kml><Document/></kml>", "unknown-format"),
    ],
)
def test_what_is_no_news_has_a_reason(body, reason):
    with pytest.raises(ExtractError, match=reason):
        read(split(raw(body))[0])
