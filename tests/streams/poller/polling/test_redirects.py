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


def moved(before, target):
    return without_document(
        FEED, before, Response(URL, 304, moved_to=target), NOW
    )


def test_a_move_is_believed_when_it_keeps_coming():
    new = "https://new.example/top.rss"
    found = start()
    for _ in range(CONFIRMATIONS - 1):
        found = moved(found, new)
        assert (found.url, found.moved_to) == ("", new)
    found = moved(found, new)

    assert (found.outcome, found.url, found.moved_to) == ("moved", new, "")


def test_a_move_that_changes_or_stops_is_counted_anew():
    found = moved(moved(start(), "https://a.example/"), "https://b.example/")
    assert found.state["moves"] == 1.0
    found = moved(found, "")
    assert "moves" not in found.state
    assert found.moved_to == ""


def test_a_move_back_home_forgets_the_adopted_address():
    found = start(url="https://new.example/")
    for _ in range(CONFIRMATIONS):
        found = moved(found, URL)

    assert found.url == ""
