"""The whole clean step on copy with every kind of dirt."""

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
def test_dirty_copy_comes_clean(make):
    item = clean(make()).item

    first = BODY[0].removeprefix("OSLO — ")
    assert item.body.split("\n\n") == [first, *BODY[1:]]
    assert item.headline == HEADLINE
    assert item.markup == ""
    assert (item.located, item.language) == ("Oslo", "en")
    (shot,) = item.captions
    assert (shot.credit_line, shot.occurrences) == ("Xinhua", 2)


def test_every_cut_is_traced():
    rules = {one.rule for one in clean(as_text()).trace}

    assert {"headline-repeat", "caption", "furniture", "dateline"} <= rules


def test_a_paragraph_that_begins_as_a_caption_stays():
    shot = "Snow lies on the old bridge over the fjord on Friday morning."
    told = f"{shot} {BODY[1]} {BODY[2]}"
    figure = (
        f"<figure><img src='a.jpg'><figcaption>{shot}</figcaption></figure>"
    )
    lines = "".join(f"<p>{line}</p>" for line in (*BODY, told))

    item = clean(
        raw(f"<html><body>{figure}{lines}</body></html>", "text/html")
    ).item

    assert item.body.split("\n\n")[-1] == told
    assert [one.text for one in item.captions] == [shot]


def test_nothing_left_is_no_item():
    with pytest.raises(ExtractError) as error:
        clean(
            raw("<html><body><p>Leave a Reply</p></body></html>", "text/html")
        )

    assert error.value.reason == "no-body"


def test_a_challenge_is_no_story():
    page = "<html><title>Just a moment...</title><body><p>Verifying you are human.</p></body></html>"

    with pytest.raises(ExtractError) as error:
        clean(raw(page, "text/html"))

    assert error.value.reason == "bot-wall"


def test_the_same_bytes_give_the_same_item():
    assert clean(as_page()) == clean(as_page())


def test_a_worse_page_does_not_replace_the_feed():
    page = Page(
        "https://x.example/1",
        b"<html><body><p>Log in to read.</p></body></html>",
    )
    item = clean(msg := as_text()).item

    assert (
        clean(
            RawItem(
                **{f: getattr(msg, f) for f in msg.__struct_fields__}
                | {"page": page}
            )
        ).item.body
        == item.body
    )


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
@pytest.mark.corpora
@pytest.mark.skipif(not SEED.is_file(), reason=f"needs {SEED}")
def test_the_seed_is_clean(media_type):
    text = SEED.read_text()
    lines = [one for one in text.splitlines() if one.strip()]
    page = "".join(f"<p>{one}</p>" for one in lines)
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
        sum(len(one.split()) for one in paragraphs) == 834
    )  # and two of the dateline
    assert item.headline == lines[0]
    assert item.language == "en"
    assert item.dateline is not None
    assert item.dateline.text == "BEIJING"
    assert [(one.credit_line, one.occurrences) for one in item.captions] == [
        ("Xinhua", 3)
    ]
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


def test_a_flash_is_an_item_without_a_body():
    item = clean(entry("FLASH: Ferry aground off Ellery")).item

    assert item.body == ""
    assert "Ferry aground" in item.headline


@pytest.mark.parametrize(
    "summary", ["&lt;!DOCTYPE ", "&lt;?import a='b'&gt;", "&lt;!-- a --&gt;"]
)
def test_an_entry_whose_summary_says_nothing_is_its_headline(summary):
    rest = f"<description>{summary}</description>"

    item = clean(entry("Ferry aground off Ellery", rest)).item

    assert item.headline == "Ferry aground off Ellery"
    assert item.body == ""


def test_a_kill_needs_no_text():
    item = clean(entry("KILL: Ferry aground off Ellery")).item

    assert item.pub_status == "canceled"
    assert "sig:kill" in item.signals


def test_the_page_is_taken_where_it_says_more():
    page = Page("https://tideway.example/1", as_page().body)
    summary = "<description>Crews drill in Port Ellery.</description>"

    item = clean(entry("Lifeboat crews drill", summary, page=page)).item

    assert item.body.split("\n\n")[1:] == list(BODY[1:])
    assert item.headline == "Lifeboat crews drill"


def test_a_page_without_text_gives_no_item():
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


def test_a_feeds_picture_keeps_its_caption():
    (shot,) = media_entry("Barges wait at the new quay.").captions

    assert shot.text == "Barges wait at the new quay."
    assert shot.credit_line == "Quay Press"
    assert shot.media == ("https://quay.example/1.jpg",)


def test_a_lede_in_a_captions_place_is_no_caption():
    lede = "The new quay opened to barges on Monday after a year of work."

    assert media_entry(lede).captions == ()


def test_a_supplied_dateline_is_filled_from_the_text():
    sent = (
        '{"uri": "urn:x:1", "type": "text", "headline": "Ships wait",'
        '"dateline": "HOBART", "body_text": "HOBART, March 3 (Tideway) - '
        'Forty ships waited in the roads of Hobart for a third day."}'
    )

    item = clean(raw(sent, "application/json")).item

    assert item.dateline == Dateline(
        "HOBART", ("HOBART",), "Tideway", "March 3"
    )
    assert item.located == "Hobart"
    assert item.body.startswith("Forty ships")
