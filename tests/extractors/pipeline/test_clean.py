"""The whole clean step, on copy with every kind of error."""

import html
from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.item import Dateline
from extractors.model.raw import Page, RawItem
from extractors.pipeline.clean import clean
from tests.corpora import SEED

NOW = datetime(2026, 1, 2, tzinfo=UTC)
HEADLINE = "Snow Closes ‘Old’ Bridge, Trains Late"
CAPTION = "Snow lies on a bridge in Oslo, Norway, Jan 3, 2020. [Photo/Xinhua]"
BODY = (
    "OSLO — Snow closed the old bridge on Friday, and trains ran an hour late "
    "for most of the morning, the railway said in a statement.",
    "Workers cleared the tracks by noon, and the first train left for the "
    "coast with forty people on board, among them a school class.",
    "“We have seen worse winters than this one,” said Kari Holm, who has "
    "driven the morning train to the coast for twenty years.",
    "The bridge will open again on Monday if the weather holds, the town "
    "said, and heavy lorries must take the northern road until then.",
)
TAIL = ("Related Post", "Leave a Reply")


def raw(body, media_type, **more):
    return RawItem("feed", "urn:1", media_type, NOW, body.encode(), **more)


def as_text():
    lines = [HEADLINE, HEADLINE.replace("‘", "'"), BODY[0], CAPTION + "\n" + BODY[1],
             CAPTION, *BODY[2:], *TAIL]  # fmt: skip
    return raw("\n\n".join(lines), "text/plain; charset=utf-8")


def as_page():
    lines = [BODY[0], CAPTION, BODY[1], CAPTION, *BODY[2:], *TAIL]
    inner = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return raw(
        f"<html><head><title>{HEADLINE}</title></head><body>"
        f"<h1>{HEADLINE}</h1>{inner}</body></html>",
        "text/html; charset=utf-8",
    )


@pytest.mark.parametrize("make", [as_text, as_page])
def test_clean_dirty_copy_returns_clean_item(make):
    item = clean(make()).item

    first = BODY[0].removeprefix("OSLO — ")
    assert item.body.split("\n\n") == [first, *BODY[1:]]
    assert item.headline == HEADLINE
    assert item.markup == ""
    assert (item.located, item.language) == ("Oslo", "en")
    (caption,) = item.captions
    assert (caption.credit_line, caption.occurrences) == ("Xinhua", 2)


def test_clean_traces_every_cut():
    rules = {step.rule for step in clean(as_text()).trace}

    assert {"headline-repeat", "caption", "furniture", "dateline"} <= rules


def test_clean_paragraph_beginning_with_caption_stays():
    caption = "Snow lies on the old bridge over the fjord on Friday morning."
    paragraph = f"{caption} {BODY[1]} {BODY[2]}"
    figure = (
        f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    )
    lines = "".join(f"<p>{line}</p>" for line in (*BODY, paragraph))

    item = clean(
        raw(f"<html><body>{figure}{lines}</body></html>", "text/html")
    ).item

    assert item.body.split("\n\n")[-1] == paragraph
    assert [shot.text for shot in item.captions] == [caption]


def test_clean_nothing_left_raises_no_body():
    with pytest.raises(ExtractError) as error:
        clean(
            raw("<html><body><p>Leave a Reply</p></body></html>", "text/html")
        )

    assert error.value.reason == "no-body"


def test_clean_bot_challenge_raises_bot_wall():
    page = "<html><title>Just a moment...</title><body><p>Verifying you are human.</p></body></html>"

    with pytest.raises(ExtractError) as error:
        clean(raw(page, "text/html"))

    assert error.value.reason == "bot-wall"


def test_clean_same_bytes_return_same_item():
    assert clean(as_page()) == clean(as_page())


def test_clean_shorter_page_keeps_feed_text():
    page = Page(
        "https://x.example/1",
        b"<html><body><p>Log in to read.</p></body></html>",
    )
    item = clean(feed := as_text()).item

    assert (
        clean(
            RawItem(
                **{f: getattr(feed, f) for f in feed.__struct_fields__}
                | {"page": page}
            )
        ).item.body
        == item.body
    )


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
@pytest.mark.corpora
@pytest.mark.skipif(not SEED.is_file(), reason=f"needs {SEED}")
def test_clean_seed_returns_clean_item(media_type):
    text = SEED.read_text()
    lines = [line for line in text.splitlines() if line.strip()]
    page = "".join(f"<p>{line}</p>" for line in lines)
    body = (
        text
        if media_type == "text/plain"
        else f"<html><head><title>{lines[0]}</title></head><body>{page}"
        "</body></html>"
    )

    item = clean(raw(body, media_type)).item

    paragraphs = item.body.split("\n\n")
    assert len(paragraphs) == 28
    assert (
        sum(len(paragraph.split()) for paragraph in paragraphs) == 834
    )  # and two of the dateline
    assert item.headline == lines[0]
    assert item.language == "en"
    assert item.dateline is not None
    assert item.dateline.text == "BEIJING"
    assert [
        (shot.credit_line, shot.occurrences) for shot in item.captions
    ] == [("Xinhua", 3)]
    assert item.spun is not None
    assert len(item.spun.examples) >= 10


FEED = (
    '<rss version="2.0"><channel><title>Tideway</title><item>'
    "<title>{title}</title><guid>urn:tideway:1</guid>"
    "<link>https://tideway.example/1</link>{rest}</item></channel></rss>"
)


def entry(title, rest="", **fields):
    return raw(
        FEED.format(title=title, rest=rest), "application/rss+xml", **fields
    )


def test_clean_flash_is_item_without_body():
    item = clean(entry("FLASH: Ferry aground off Ellery")).item

    assert item.body == ""
    assert "Ferry aground" in item.headline


@pytest.mark.parametrize(
    "summary", ["&lt;!DOCTYPE ", "&lt;?import a='b'&gt;", "&lt;!-- a --&gt;"]
)
def test_clean_empty_summary_keeps_headline(summary):
    rest = f"<description>{summary}</description>"

    item = clean(entry("Ferry aground off Ellery", rest)).item

    assert item.headline == "Ferry aground off Ellery"
    assert item.body == ""


@pytest.mark.parametrize("label", ["AP NewsAlert", "Eilmeldung", "Urgente"])
def test_clean_alert_label_becomes_first_sentence(label):
    rest = (
        "<description>Ferry runs aground off Ellery. More soon.</description>"
    )

    item = clean(entry(label, rest)).item

    assert item.headline == "Ferry runs aground off Ellery"
    assert item.body == "Ferry runs aground off Ellery. More soon."


def test_clean_kill_needs_no_text():
    item = clean(entry("KILL: Ferry aground off Ellery")).item

    assert item.pub_status == "canceled"
    assert "sig:kill" in item.signals


def test_clean_fuller_page_replaces_summary():
    page = Page("https://tideway.example/1", as_page().body)
    summary = "<description>Crews drill in Port Ellery.</description>"

    item = clean(entry("Lifeboat crews drill", summary, page=page)).item

    assert item.body.split("\n\n")[1:] == list(BODY[1:])
    assert item.headline == "Lifeboat crews drill"


def test_clean_page_without_text_raises_error():
    page = Page("https://tideway.example/1", b"<html><body></body></html>")

    with pytest.raises(ExtractError) as caught:
        clean(entry("Lifeboat crews drill", page=page))

    assert caught.value.reason


def media_entry(description):
    return clean(
        raw(
            '<rss xmlns:media="http://search.yahoo.com/mrss/" version="2.0">'
            "<channel><item><guid>tag:quay:1</guid><title>Quay</title>"
            "<description>The new quay opened to barges on Monday after a "
            "year of work.</description><media:content medium='image' "
            f"url='https://quay.example/1.jpg'><media:description>{description}"
            "</media:description><media:credit>Quay Press</media:credit>"
            "</media:content></item></channel></rss>",
            "application/rss+xml",
        )
    ).item


def test_clean_feed_picture_keeps_caption():
    (caption,) = media_entry("Barges wait at the new quay.").captions

    assert caption.text == "Barges wait at the new quay."
    assert caption.credit_line == "Quay Press"
    assert caption.media == ("https://quay.example/1.jpg",)


def test_clean_lede_that_equals_a_caption_of_the_page_stays():
    lede = (
        "The new quay opened to barges on Monday after a year of work, said "
        "the harbour board, and the first of forty boats came in at noon "
        "under a light rain."
    )
    page = (
        f"<article><h1>Quay opens after the storm</h1><figure><img src='a.jpg'><figcaption>"
        f"{lede}</figcaption></figure><p>{lede}</p><p>Traders had waited for "
        "the quay since the old one was closed by the storm of last winter."
        "</p></article>"
    )

    item = clean(raw(page, "text/html")).item

    assert item.body.startswith("The new quay opened")
    assert [caption.text for caption in item.captions] == [lede]


@pytest.mark.parametrize(
    ("lede", "other"),
    [
        (
            "町の図書館は26日、川の水が閲覧室に入り約1万2千冊が失われた水害から"
            "10か月ぶりに再開したと館長が発表した。",
            "月曜日から一人6冊まで借りられる。",
        ),
        (
            "강물이 열람실로 들어와 책 1만 2천 권이 못 쓰게 된 지 열 달 만에"
            " 도서관이 다시 문을 열었다고 관장이 26일 밝혔다.",
            "월요일부터 한 사람이 여섯 권까지 빌릴 수 있다.",
        ),
    ],
)
def test_clean_unspaced_lede_that_equals_a_caption_stays(lede, other):
    page = (
        "<article><h1>Library</h1><figure><img src='a.jpg'><figcaption>"
        f"{lede}</figcaption></figure><p>{lede}</p><p>{other}</p></article>"
    )

    item = clean(raw(page, "text/html")).item

    assert lede in item.body


def test_clean_lede_as_caption_is_dropped():
    lede = "The new quay opened to barges on Monday after a year of work."

    assert media_entry(lede).captions == ()


def test_clean_supplied_dateline_is_completed_from_text():
    supplied = (
        '{"uri": "urn:x:1", "type": "text", "headline": "Ships wait",'
        '"dateline": "HOBART", "body_text": "HOBART, March 3 (Tideway) - '
        'Forty ships waited in the roads of Hobart for a third day."}'
    )

    item = clean(raw(supplied, "application/json")).item

    assert item.dateline == Dateline(
        "HOBART", ("HOBART",), "Tideway", "March 3"
    )
    assert item.located == "Hobart"
    assert item.body.startswith("Forty ships")


@pytest.mark.parametrize(
    "note",
    [
        "EMBARGO: not for publication before 06.00 GMT on Friday, 9 January",
        "Sperrfrist: Freitag, 9. Januar 2026, 07.00 Uhr MEZ",
        "SOUS EMBARGO jusqu'au vendredi 9 janvier à 06h00 GMT",
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "message/rfc822"])
def test_clean_embargo_in_first_line_withholds_and_is_no_text(
    note, media_type
):
    text = "\n\n".join((note, *BODY))
    head = (
        f"{HEADLINE}\n\n"
        if media_type == "text/plain"
        else "From: wire@harbour.example\nSubject: Snow\n"
        "Date: Fri, 2 Jan 2026 00:00:00 +0000\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
    )

    item = clean(raw(head + text, media_type)).item

    assert item.embargoed_until == datetime(2026, 1, 9, 6, tzinfo=UTC)
    assert item.pub_status == "withheld"
    assert item.ed_note == note
    assert "2026" not in item.body
    assert item.body.endswith(BODY[-1])


def page_with_headline(headline):
    """Return the clean item of a page with a headline."""
    text = "".join(
        f"<p>Snow closed the old bridge on day {day}, the railway said, and "
        "trains to the coast ran again in the evening.</p>"
        for day in range(3)
    )
    body = (
        f"<html><head><title>{headline}</title></head><body><article>"
        f"<h1>{headline}</h1>{text}</article></body></html>"
    )
    return clean(raw(body, "text/html")).item


def test_clean_mark_in_headline_of_page_becomes_signal_and_genre():
    live = page_with_headline("LIVE: Snow closes the old bridge")
    opinion = page_with_headline("OPINION | Snow closes the old bridge")

    assert live.headline == opinion.headline == "Snow closes the old bridge"
    assert live.body.startswith("Snow closed the old bridge on day 0")
    assert "copydesk:live" in live.signals
    assert opinion.genre == "Opinion"


def test_clean_word_of_kill_in_headline_of_page_is_news():
    item = page_with_headline("KILLED: three men on the old bridge")

    assert item.headline == "KILLED: three men on the old bridge"
    assert item.pub_status == "usable"
