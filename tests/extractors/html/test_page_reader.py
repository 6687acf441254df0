"""One page read whole: golden pages beside what must become of them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.html import page_reader
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from tests.extractors.html.pages import STORY, page_of

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("page", GOLDEN, ids=lambda one: one.stem)
def test_a_golden_page_comes_clean(page):
    raw = RawItem(
        "golden",
        "",
        "text/html",
        NOW,
        page.read_bytes(),
        url="https://tideway.example/1",
    )
    truth = json.loads(page.with_suffix(".json").read_text("utf-8"))

    item = clean(raw).item

    assert item.body.split("\n\n") == truth["body"]
    assert item.headline == truth["headline"]
    assert [
        [one.text, one.credit_line, one.photographer] for one in item.captions
    ] == truth["captions"]
    assert list(item.signals) == truth["signals"]


def test_a_gallery_without_text_is_an_item():
    slides = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Boat {n} of the regatta comes home on Sunday.</figcaption></figure>"
        for n in range(6)
    )  # fmt: skip
    page = page_of(
        f"<h1>The regatta</h1>{slides}", "<title>The regatta</title>"
    )
    raw = RawItem(
        "golden",
        "",
        "text/html",
        NOW,
        page.encode(),
        url="https://tideway.example/2",
    )

    item = clean(raw).item

    assert (item.body, len(item.captions)) == ("", 6)
    assert "copydesk:gallery" in item.signals


def test_the_story_is_found_among_furniture():
    found = page_reader.read(
        page_of(f"<nav>Home</nav><article>{STORY}</article><footer>x</footer>")
    )

    assert len(found.paragraphs) == 5
    assert found.source == "page"


def test_every_part_says_where_it_was_found():
    figure = "<figure><img src='a.jpg'><figcaption>Snow lies on the old bridge.</figcaption></figure>"
    head = '<meta property="og:title" content="Snow"><meta name="date" content="2026-01-02">'
    found = page_reader.read(
        page_of(
            f"<article>{figure}{STORY}</article><div class='related-posts'>x</div>",
            head,
        )
    )

    told = {(one.rule, one.field, one.detail) for one in found.trace}
    assert ("source", "headline", "og:title") in told
    assert ("source", "published", "date") in told
    assert ("caption", "captions", "structure or a line's credit") in told
    assert ("block", "body", "related-posts") in told
    assert ("reading", "body", "fast") in told


@pytest.mark.parametrize("markup", ["", "<!-- snow -->", "\x00\x01"])
def test_no_page_is_an_error(markup):
    with pytest.raises(ExtractError):
        page_reader.read(markup)


@pytest.mark.parametrize(
    "dirt",
    ["&#1;&#x2;", "\x0b", '<a href="http://[bad">x</a>', "<div>" * 3000],
)
def test_dirt_does_not_stop_a_story(dirt):
    found = page_reader.read(page_of(f"<article>{STORY}</article>{dirt}"))

    assert found.paragraphs[0].startswith("Line 1")
