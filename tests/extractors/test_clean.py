from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.clean import clean
from extractors.errors import ExtractError
from extractors.raw import Page, RawItem

SEED = Path(__file__).parents[3] / "shared/seeds/000_7038dc2772545afd.txt"
AT = datetime(2026, 3, 4, 9, tzinfo=UTC)

CAPTION = (
    "Lifeboat crews practise in the harbour of Port Ellery, capital of the "
    "Skerries, March 3, 2026. [Photo/Tideway]"
)
PARAGRAPHS = [
    "Lifeboat crews in Port Ellery began a week of drills on Tuesday, the "
    "first since the new boat arrived from the yard in Aldwick in January.",
    "Forty volunteers took part, the coastguard said, and twelve of them had "
    "never been to sea before the winter.",
    "“We want every crew to know the boat in the dark,” said Marta Oyelaran, "
    "who leads the station.",
    "The drills end on Sunday with an exercise in which two ferries take part.",
]
TEXT = "\n\n".join(
    [
        "Lifeboat Crews ‘Learn the Boat’, Drill in the Dark",
        "Lifeboat Crews 'Learn the Boat' Drill in the Dark",
        f"PORT ELLERY — {PARAGRAPHS[0]}",
        PARAGRAPHS[1],
        f"{CAPTION}\n{PARAGRAPHS[2]}",
        CAPTION,
        PARAGRAPHS[3],
        "Related Post",
        "Leave a Reply",
        "Your email address will not be published. Required fields are "
        "marked *",
    ]
)
PAGE = (
    "<html><head><title>Lifeboat Crews ‘Learn the Boat’, Drill in the Dark"
    "</title></head><body><article>{}</article></body></html>"
).format("".join(f"<p>{one}</p>" for one in TEXT.split("\n") if one))


def raw(body, media_type, **fields):
    return RawItem(
        feed="tideway", uri="urn:tideway:1", media_type=media_type,
        fetched_at=AT, body=body.encode(), language="en", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(TEXT, "text/plain"), (PAGE, "text/html")],
    ids=["text", "page"],
)
def test_dirty_copy_becomes_clean(body, media_type):
    item = clean(raw(body, media_type)).item

    assert (
        item.headline == "Lifeboat Crews ‘Learn the Boat’, Drill in the Dark"
    )
    assert item.body.split("\n\n") == PARAGRAPHS
    assert item.dateline is not None
    assert item.dateline.text == "PORT ELLERY"
    assert item.located == "Port Ellery"
    assert item.language == "en"
    (caption,) = item.captions
    assert (caption.credit_line, caption.occurrences) == ("Tideway", 2)
    assert item.markup == ""


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
@pytest.mark.corpora
def test_the_seed_is_clean(media_type):
    if not SEED.exists():
        pytest.skip("../shared/seeds is not there")
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


def test_a_kill_needs_no_text():
    item = clean(entry("KILL: Ferry aground off Ellery")).item

    assert item.pub_status == "canceled"
    assert "sig:kill" in item.signals


def test_the_page_is_taken_where_it_says_more():
    page = Page("https://tideway.example/1", PAGE.encode())
    summary = "<description>Crews drill in Port Ellery.</description>"

    item = clean(entry("Lifeboat crews drill", summary, page=page)).item

    assert item.body.split("\n\n") == PARAGRAPHS
    assert item.headline == "Lifeboat crews drill"


def test_a_page_without_text_gives_no_item():
    page = Page("https://tideway.example/1", b"<html><body></body></html>")

    with pytest.raises(ExtractError) as caught:
        clean(entry("Lifeboat crews drill", page=page))

    assert caught.value.reason


def test_what_was_cut_is_told():
    rules = {one.rule for one in clean(raw(TEXT, "text/plain")).trace}

    assert {"furniture", "caption", "dateline"} <= rules
