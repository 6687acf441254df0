from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from streams.poller.polling.push_feedback import (
    count_missed,
    merge_delivered,
    slow_down_polling,
)
from streams.poller.websub.transitions import on_delivered
from streams.records import FeedRegistration, PollOutcome, Subscription

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
FEED = FeedRegistration("a", "https://a.example/feed", interval_max=3600)
HEALTHY = Subscription(
    "a", "https://hub.example/", "t", "c", lease_ends=NOW + timedelta(days=1)
)


def polled(outcome="not_modified", wait=100, **fields):
    state = {"count": 10.0, "span": 3000.0} | fields.pop("state", {})
    due = NOW + timedelta(seconds=wait)
    return PollOutcome("a", outcome, NOW, due, state=state, **fields)


def wait_of(outcome):
    return (outcome.next_due - NOW).total_seconds()


def test_healthy_subscription_makes_polls_twelve_times_rarer():
    assert (
        1200
        <= wait_of(slow_down_polling(FEED, polled(), HEALTHY, NOW))
        <= 1320
    )


def test_slow_down_never_exceeds_interval_max():
    quick = replace(FEED, interval_max=600)

    assert wait_of(slow_down_polling(quick, polled(), HEALTHY, NOW)) <= 660


@pytest.mark.parametrize(
    ("feed", "outcome", "subscription"),
    [
        (FEED, polled(), None),
        (FEED, polled(), replace(HEALTHY, lease_ends=NOW)),
        (FEED, polled(), replace(HEALTHY, lease_ends=None)),
        (FEED, polled("http_error"), HEALTHY),
        (FEED, polled(state={"missed": 1.0}), HEALTHY),
        (replace(FEED, full_text=True), polled(), HEALTHY),
    ],
)
def test_feed_without_healthy_subscription_is_not_slowed_down(
    feed, outcome, subscription
):
    assert wait_of(slow_down_polling(feed, outcome, subscription, NOW)) <= 110


def test_slow_down_keeps_a_later_due_time_of_the_server():
    asked = polled(wait=9000)

    assert wait_of(slow_down_polling(FEED, asked, HEALTHY, NOW)) == 9000


def test_missed_item_ends_the_slow_down_until_the_next_delivery():
    delivered = on_delivered(HEALTHY, ["f"], ["urn:known"], NOW)
    outcome = count_missed(
        polled("new", new=2), delivered, ["urn:known", "urn:x"], NOW
    )
    missing = slow_down_polling(FEED, outcome, delivered, NOW)
    silent = slow_down_polling(
        FEED, polled(state=missing.state), delivered, NOW
    )
    again = on_delivered(delivered, ["g"], ["urn:y"], NOW)
    mended = slow_down_polling(FEED, polled(state=silent.state), again, NOW)

    assert outcome.state["missed"] == 1
    assert wait_of(missing) <= 110
    assert wait_of(silent) <= 110
    assert wait_of(mended) >= 1000


def test_another_form_of_a_delivered_item_is_not_missed():
    delivered = on_delivered(HEALTHY, ["f"], ["urn:known"], NOW)
    outcome = count_missed(polled("new", new=1), delivered, ["urn:known"], NOW)

    assert wait_of(slow_down_polling(FEED, outcome, delivered, NOW)) >= 1000


def test_expired_subscription_counts_no_missed_items():
    over = replace(HEALTHY, lease_ends=NOW)
    outcome = count_missed(polled("new", new=1), over, ["urn:x"], NOW)

    assert "missed" not in slow_down_polling(FEED, outcome, over, NOW).state


def test_delivered_items_count_for_the_rate():
    delivered = replace(HEALTHY, items=30)
    outcome = slow_down_polling(
        FEED, polled(state={"pushed": 10.0}), delivered, NOW
    )

    assert outcome.state["count"] == 30.0
    assert (
        slow_down_polling(FEED, outcome, delivered, NOW).state["count"] == 30.0
    )


def test_merge_delivered_adds_delivered_fingerprints():
    delivered = on_delivered(HEALTHY, ["f2", "f1"], ["u"], NOW)

    assert merge_delivered(polled(seen=("f1", "f0")), delivered).seen == (
        "f2",
        "f1",
        "f0",
    )
    assert merge_delivered(polled(seen=("f1",)), None).seen == ("f1",)
