"""Selection of an item's text: its own, its markup, or its page."""

from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import Page, RawItem
from extractors.pipeline.text_selection import select_text, wall_of
from tests.extractors.html.pages import STORY, page_of

NOW = datetime(2026, 1, 5, tzinfo=UTC)
HEAD = (
    '<meta property="og:title" content="Snow on the bridge">'
    '<meta name="date" content="2026-01-04">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
    '"Snow on the bridge", "author": {"name": "Ann Berg"}}</script>'
)


def raw(page=None):
    body = page and Page("https://tideway.example/1", page.encode())
    return RawItem("feed", "urn:1", "text/plain", NOW, b"", page=body)


def item(**fields):
    return NewsItem("urn:1", "feed", NOW, **fields)


def test_select_text_plain_text_is_split():
    selected = select_text(item(headline="Snow", body="One.\n\nTwo."), raw())

    assert (selected.item.headline, selected.paragraphs) == (
        "Snow",
        ("One.", "Two."),
    )


def test_select_text_plain_markup_is_read_as_it_is():
    markup = '<p>Snow on <a href="/1">Brae</a>, again.<br>More comes.</p>'

    selected = select_text(item(markup=markup), raw())

    assert selected.paragraphs == ("Snow on Brae, again.", "More comes.")


@pytest.mark.parametrize(
    "headline",
    ["Ferry firm leaves U.K.", "Ferries sail again.", "ANSA/ Porto riapre"],
)
def test_select_text_stated_headline_is_kept(headline):
    supplied = item(headline=headline, body="Two.", text_source="document")

    selected = select_text(supplied, raw())

    assert selected.item.headline == headline
    assert selected.paragraphs == ("Two.",)


def test_select_text_fuller_page_fills_empty_fields():
    supplied = item(headline="Snow, says feed", body="Snow fell.")

    selected = select_text(supplied, raw(page_of(STORY, HEAD)))

    assert len(selected.paragraphs) == 5
    assert selected.item.headline == "Snow, says feed"
    assert selected.item.byline == "Ann Berg"
    assert selected.item.first_created == datetime(2026, 1, 4, tzinfo=UTC)
    assert ("byline", "page") in {
        (step.field, step.detail) for step in selected.trace
    }


def test_select_text_full_feed_text_is_kept():
    supplied = item(headline="Snow", body="Snow fell. " * 80)

    selected = select_text(supplied, raw(page_of("<p>Snow fell.</p>", HEAD)))

    assert len(selected.paragraphs) == 1
    assert selected.item.byline == ""
    assert selected.trace[-1].detail == "no fuller than the feed's own"


def test_select_text_wall_keeps_feed_text():
    wall = "<title>Just a moment...</title><p>Verify you are human.</p>"

    selected = select_text(
        item(body="Snow fell."), raw(page_of("<p>x</p>", wall))
    )

    assert selected.paragraphs == ("Snow fell.",)
    assert selected.trace[-1].rule == "page"


def test_select_text_wall_without_text_is_signalled():
    wall = "<title>Just a moment...</title>"

    selected = select_text(
        item(), raw(page_of("<p>Verify you are human.</p>", wall))
    )

    assert (selected.paragraphs, wall_of(selected.item)) == ((), "bot-wall")


def test_select_text_document_is_wall_raises_error():
    wall = page_of(
        "<p>Verify you are human.</p>", "<title>Just a moment...</title>"
    )
    supplied = item(markup=wall, text_source="page")

    with pytest.raises(ExtractError) as error:
        select_text(supplied, raw())

    assert error.value.reason == "bot-wall"
