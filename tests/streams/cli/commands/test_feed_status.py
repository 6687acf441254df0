from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from streams.cli.commands.feed_status import status_of
from streams.records import FeedRegistration, PollOutcome, Subscription

AT = datetime(2026, 3, 4, tzinfo=UTC)
FEED = FeedRegistration("quay", "https://quay.example/rss", paused=False)
POLL = PollOutcome(
    "quay", "http_error", AT, AT, status=502, error="status 502", failures=3,
    state={"count": 6.0, "span": 43_200.0}, hubs=("https://hub.example/",),
)  # fmt: skip


def test_status_of_a_failing_feed_has_error_failures_and_rate():
    status = status_of(FEED, POLL, None)

    assert (status.last_poll, status.status) == ("http_error", 502)
    assert (status.error, status.failures) == ("status 502", 3)
    assert (status.polled_at, status.next_due) == (AT, AT)
    assert status.items_per_day == 12.0
    assert (status.hub, status.hub_state) == ("https://hub.example/", "")


def test_status_of_a_feed_without_polls_is_never():
    status = status_of(FEED, None, None)

    assert status.last_poll == "never"
    assert status.next_due is None
    assert status.items_per_day is None


def test_status_of_a_subscribed_feed_names_the_hub_and_its_lease():
    hub = Subscription("quay", "https://b.example/", "t", "c", lease_ends=AT)

    status = status_of(FEED, POLL, hub)

    assert status.hub == "https://b.example/"
    assert status.hub_state == "until 2026-03-04T00:00:00+00:00"


@given(st.dictionaries(st.sampled_from(["count", "span"]), st.floats(0, 1e9)))
def test_status_of_any_state_has_a_rate_or_none(state):
    poll = PollOutcome("quay", "new", AT, AT, state=state)
    rate = status_of(FEED, poll, None).items_per_day

    assert rate is None or rate >= 0
