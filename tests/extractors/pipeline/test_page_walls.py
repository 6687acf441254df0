"""Full text behind a wall: the feed's own words go out, with a signal."""

from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.raw import PAGE_MARK, Page, RawItem
from extractors.pipeline.clean import clean
from tests.extractors.html.walls import LEDE, METERED, STORIES, STORY, WALLS

OWN = "Boats leave at seven and at noon, the harbour office says."
ENTRY = (
    '<rss version="2.0"><channel><title>Mail</title><item><title>Ferry to '
    "sail again</title><link>https://news.test/ferry</link>"
    "<description>{}</description></item></channel></rss>"
)


def raw(text=OWN, page=None, **headers):
    return RawItem(
        "mail",
        "https://news.test/ferry",
        "application/rss+xml",
        datetime(2026, 3, 2, tzinfo=UTC),
        ENTRY.format(text).encode(),
        language="en",
        headers=headers,
        page=Page("https://news.test/ferry", page.encode()) if page else None,
    )


def pages_trace(cleaned):
    return [one.detail for one in cleaned.trace if one.rule == "page"]


@pytest.mark.parametrize("name", WALLS)
def test_the_feeds_own_text_goes_out(name):
    markup, wall = WALLS[name]
    found = clean(raw(page=markup))

    assert found.item.body == OWN
    assert found.item.headline == "Ferry to sail again"
    assert f"copydesk:{wall}" in found.item.signals
    assert pages_trace(found) == [wall]


@pytest.mark.parametrize(
    "name", [name for name in WALLS if WALLS[name][1].endswith("t-wall")]
)
def test_an_entry_without_text_is_told_by_its_headline(name):
    markup, wall = WALLS[name]
    found = clean(raw("", page=markup)).item

    assert (found.body, found.headline) == ("", "Ferry to sail again")
    assert f"copydesk:{wall}" in found.signals


def test_what_stands_before_a_demand_is_all_that_a_bare_entry_gets():
    found = clean(raw("", page=METERED)).item

    assert found.body.split("\n\n") == STORY[:2]
    assert "copydesk:paywall" in found.signals


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_that_was_fetched_as_the_document_is_a_true_letter(name):
    markup, wall = WALLS[name]
    page = RawItem(
        "mail", "", "text/html", datetime(2026, 3, 2, tzinfo=UTC),
        markup.encode(), url="https://news.test/ferry", language="en",
    )  # fmt: skip
    if wall in {"bot-wall", "consent-wall"}:
        with pytest.raises(ExtractError) as error:
            clean(page)
        assert error.value.reason == wall
    else:
        assert f"copydesk:{wall}" in clean(page).item.signals


@pytest.mark.parametrize("name", STORIES)
def test_a_story_takes_the_place_of_the_feeds_text(name):
    found = clean(raw("Ferry.", page=STORIES[name]))

    assert len(found.item.body) > 60
    # A demand after a whole text is a hint that it breaks off, no wall.
    hint = {"copydesk:paywall"} if "soft" in name else set()
    assert set(found.item.signals) == hint
    assert pages_trace(found) == []


@pytest.mark.parametrize(
    ("reason", "signal"),
    [
        ("bot-wall", "copydesk:bot-wall"),
        ("consent-wall", "copydesk:consent-wall"),
        ("status-403", "copydesk:no-page"),
        ("robots", "copydesk:no-page"),
    ],
)
def test_a_page_that_the_poller_left_out_is_signalled(reason, signal):
    found = clean(raw(**{PAGE_MARK: reason}))

    assert found.item.body == OWN
    assert signal in found.item.signals
    assert pages_trace(found) == [reason]


def test_no_wall_is_seen_where_no_page_was_asked_for():
    found = clean(raw())

    assert found.item.signals == ()
    assert LEDE not in found.item.body


@pytest.mark.parametrize(
    "text",
    [
        "A firm scans eyes to verify you are human.",
        "The paper's slogan was: subscribe to continue reading.",
        "We and our partners use cookies. Accept all. Reject all.",
    ],
)
def test_a_feeds_own_words_are_no_wall(text):
    found = clean(raw(text)).item

    assert found.headline == "Ferry to sail again"
    assert not {"copydesk:bot-wall", "copydesk:consent-wall"} & set(
        found.signals
    )
