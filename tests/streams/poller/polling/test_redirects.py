from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from streams.poller.fetcher.messages import Response
from streams.poller.polling.outcomes import initial_state, without_document
from streams.poller.polling.redirects import CONFIRMATIONS
from streams.records import FeedRegistration

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
URL = "https://wire.example/top.rss"
FEED = FeedRegistration("top", URL)


def start(**more):
    return replace(initial_state(FEED, None, NOW - timedelta(hours=1)), **more)


def redirect(before, target):
    return without_document(
        FEED, before, Response(URL, 304, moved_to=target), NOW
    )


def test_redirect_confirmed_several_times_is_adopted():
    new = "https://new.example/top.rss"
    outcome = start()
    for _ in range(CONFIRMATIONS - 1):
        outcome = redirect(outcome, new)
        assert (outcome.url, outcome.moved_to) == ("", new)
    outcome = redirect(outcome, new)

    assert (outcome.outcome, outcome.url, outcome.moved_to) == (
        "moved",
        new,
        "",
    )


def test_redirect_that_changes_or_stops_is_counted_anew():
    outcome = redirect(
        redirect(start(), "https://a.example/"), "https://b.example/"
    )
    assert outcome.state["moves"] == 1.0
    outcome = redirect(outcome, "")
    assert "moves" not in outcome.state
    assert outcome.moved_to == ""


def test_redirect_to_the_registered_url_drops_the_adopted_one():
    outcome = start(url="https://new.example/")
    for _ in range(CONFIRMATIONS):
        outcome = redirect(outcome, URL)

    assert outcome.url == ""
