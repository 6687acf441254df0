"""Full text behind a wall: the feed's own text is kept, with a signal."""

from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.raw import PAGE_MARK, Page, RawItem
from extractors.pipeline.clean import clean
from tests.extractors.html.notices import HEADLINES, NOTICES
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


def page_details(cleaned):
    return [step.detail for step in cleaned.trace if step.rule == "page"]


@pytest.mark.parametrize("name", WALLS)
def test_clean_wall_keeps_feed_text(name):
    markup, wall = WALLS[name]
    cleaned = clean(raw(page=markup))

    assert cleaned.item.body == OWN
    assert cleaned.item.headline == "Ferry to sail again"
    assert f"copydesk:{wall}" in cleaned.item.signals
    assert page_details(cleaned) == [wall]


@pytest.mark.parametrize(
    "name", [name for name in WALLS if WALLS[name][1].endswith("t-wall")]
)
def test_clean_wall_entry_without_text_keeps_headline(name):
    markup, wall = WALLS[name]
    item = clean(raw("", page=markup)).item

    assert (item.body, item.headline) == ("", "Ferry to sail again")
    assert f"copydesk:{wall}" in item.signals


def test_clean_metered_page_gives_bare_entry_its_start():
    item = clean(raw("", page=METERED)).item

    assert item.body.split("\n\n") == STORY[:2]
    assert "copydesk:paywall" in item.signals


@pytest.mark.parametrize("name", WALLS)
def test_clean_wall_as_document_raises_or_signals(name):
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
def test_clean_story_page_replaces_feed_text(name):
    cleaned = clean(raw("Ferry.", page=STORIES[name]))

    assert len(cleaned.item.body) > 60
    # A prompt after a whole text is only a signal, not a wall.
    hint = {"copydesk:paywall"} if "soft" in name else set()
    assert set(cleaned.item.signals) == hint
    assert page_details(cleaned) == []


@pytest.mark.parametrize(
    ("reason", "signal"),
    [
        ("bot-wall", "copydesk:bot-wall"),
        ("consent-wall", "copydesk:consent-wall"),
        ("status-403", "copydesk:no-page"),
        ("robots", "copydesk:no-page"),
    ],
)
def test_clean_missing_page_is_signalled(reason, signal):
    cleaned = clean(raw(**{PAGE_MARK: reason}))

    assert cleaned.item.body == OWN
    assert signal in cleaned.item.signals
    assert page_details(cleaned) == [reason]


ERROR_PAGE = (
    "<title>Page not found</title><main><h1>Page not found</h1><p>Sorry, the "
    "page you requested does not exist.</p></main>"
)


def test_clean_error_page_keeps_the_feeds_own_text():
    cleaned = clean(raw(page=ERROR_PAGE))

    assert cleaned.item.body == OWN
    assert "copydesk:no-page" in cleaned.item.signals


def test_clean_error_page_of_bare_entry_leaves_its_headline():
    item = clean(raw("", page=ERROR_PAGE)).item

    assert (item.headline, item.body) == ("Ferry to sail again", "")
    assert "copydesk:no-page" in item.signals


def test_clean_error_page_as_document_is_no_item():
    page = RawItem(
        "mail", "", "text/html", datetime(2026, 3, 2, tzinfo=UTC),
        ERROR_PAGE.encode(), url="https://news.test/ferry", language="en",
    )  # fmt: skip

    with pytest.raises(ExtractError) as error:
        clean(page)
    assert error.value.reason == "no-item"


def test_clean_without_page_has_no_signal():
    cleaned = clean(raw())

    assert cleaned.item.signals == ()
    assert LEDE not in cleaned.item.body


@pytest.mark.parametrize(
    "text",
    [
        "A firm scans eyes to verify you are human.",
        "The paper's slogan was: subscribe to continue reading.",
        "We and our partners use cookies. Accept all. Reject all.",
    ],
)
def test_clean_feed_text_is_never_wall(text):
    item = clean(raw(text)).item

    assert item.headline == "Ferry to sail again"
    assert not {"copydesk:bot-wall", "copydesk:consent-wall"} & set(
        item.signals
    )


@pytest.mark.parametrize(("language", "text"), NOTICES)
def test_clean_notice_keeps_feed_text(language, text):
    page = f"<html><body><h1>Ferry</h1><p>{text}</p></body></html>"
    item = clean(raw(page=page)).item

    assert item.body == OWN
    assert "copydesk:bot-wall" in item.signals


def test_clean_notice_as_document_raises_bot_wall():
    _, text = NOTICES[0]
    page = RawItem(
        "mail", "", "text/html", datetime(2026, 3, 2, tzinfo=UTC),
        f"<html><head><title>{HEADLINES['en']}</title></head><body><h1>Sorry"
        f"</h1><p>{text}</p></body></html>".encode(),
        url="https://news.test/ferry", language="en",
    )  # fmt: skip

    with pytest.raises(ExtractError) as error:
        clean(page)

    assert error.value.reason == "bot-wall"
