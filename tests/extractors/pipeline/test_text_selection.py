"""Where an item's text comes from: its own words, its markup, or the page."""

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


def test_a_plain_text_is_its_own_source():
    copy = select_text(item(headline="Snow", body="One.\n\nTwo."), raw())

    assert (copy.item.headline, copy.paragraphs) == ("Snow", ("One.", "Two."))


@pytest.mark.parametrize(
    "first", ["Snow fell on Friday.", "OSLO, Jan 3 (NTB) - Snow fell"]
)
def test_a_document_without_headline_keeps_its_first_line(first):
    sent = item(headline=first, body="Two.", text_source="document")

    copy = select_text(sent, raw())

    assert copy.item.headline == ""
    assert copy.paragraphs == (first, "Two.")


def test_a_fuller_page_is_taken_and_fills_in_what_is_lacking():
    sent = item(headline="Snow, says feed", body="Snow fell.")

    copy = select_text(sent, raw(page_of(STORY, HEAD)))

    assert len(copy.paragraphs) == 5
    assert copy.item.headline == "Snow, says feed"
    assert copy.item.byline == "Ann Berg"
    assert copy.item.first_created == datetime(2026, 1, 4, tzinfo=UTC)
    assert ("byline", "page") in {
        (one.field, one.detail) for one in copy.trace
    }


def test_a_feeds_full_story_stands():
    sent = item(headline="Snow", body="Snow fell. " * 80)

    copy = select_text(sent, raw(page_of("<p>Snow fell.</p>", HEAD)))

    assert len(copy.paragraphs) == 1
    assert copy.item.byline == ""
    assert copy.trace[-1].detail == "no fuller than the feed's own"


def test_a_wall_in_place_of_the_page_leaves_the_feeds_text():
    wall = "<title>Just a moment...</title><p>Verify you are human.</p>"

    copy = select_text(item(body="Snow fell."), raw(page_of("<p>x</p>", wall)))

    assert copy.paragraphs == ("Snow fell.",)
    assert copy.trace[-1].rule == "page"


def test_a_wall_and_no_text_is_signalled():
    wall = "<title>Just a moment...</title>"

    copy = select_text(
        item(), raw(page_of("<p>Verify you are human.</p>", wall))
    )

    assert (copy.paragraphs, wall_of(copy.item)) == ((), "bot-wall")


def test_a_page_that_is_a_wall_is_an_error():
    wall = page_of(
        "<p>Verify you are human.</p>", "<title>Just a moment...</title>"
    )
    sent = item(markup=wall, text_source="page")

    with pytest.raises(ExtractError) as error:
        select_text(sent, raw())

    assert error.value.reason == "bot-wall"
