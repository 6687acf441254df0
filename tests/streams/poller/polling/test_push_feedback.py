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


def test_a_healthy_subscription_makes_polls_twelve_times_rarer():
    assert (
        1200
        <= wait_of(slow_down_polling(FEED, polled(), HEALTHY, NOW))
        <= 1320
    )


def test_polls_are_never_rarer_than_the_operator_says():
    quick = replace(FEED, interval_max=600)

    assert wait_of(slow_down_polling(quick, polled(), HEALTHY, NOW)) <= 660


@pytest.mark.parametrize(
    ("feed", "outcome", "one"),
    [
        (FEED, polled(), None),
        (FEED, polled(), replace(HEALTHY, lease_ends=NOW)),
        (FEED, polled(), replace(HEALTHY, lease_ends=None)),
        (FEED, polled("http_error"), HEALTHY),
        (FEED, polled(state={"missed": 1.0}), HEALTHY),
        (replace(FEED, full_text=True), polled(), HEALTHY),
    ],
)
def test_any_other_feed_keeps_its_rhythm(feed, outcome, one):
    assert wait_of(slow_down_polling(feed, outcome, one, NOW)) <= 110


def test_what_the_server_asks_for_is_still_kept():
    asked = polled(wait=9000)

    assert wait_of(slow_down_polling(FEED, asked, HEALTHY, NOW)) == 9000


def test_an_item_that_no_delivery_brought_brings_the_rhythm_back():
    one = on_delivered(HEALTHY, ["f"], ["urn:known"], NOW)
    found = count_missed(
        polled("new", new=2), one, ["urn:known", "urn:x"], NOW
    )
    missing = slow_down_polling(FEED, found, one, NOW)
    silent = slow_down_polling(FEED, polled(state=missing.state), one, NOW)
    again = on_delivered(one, ["g"], ["urn:y"], NOW)
    mended = slow_down_polling(FEED, polled(state=silent.state), again, NOW)

    assert found.state["missed"] == 1
    assert wait_of(missing) <= 110
    assert wait_of(silent) <= 110
    assert wait_of(mended) >= 1000


def test_another_form_of_a_delivered_item_is_not_missed():
    one = on_delivered(HEALTHY, ["f"], ["urn:known"], NOW)
    found = count_missed(polled("new", new=1), one, ["urn:known"], NOW)

    assert wait_of(slow_down_polling(FEED, found, one, NOW)) >= 1000


def test_a_subscription_that_lapsed_misses_nothing():
    over = replace(HEALTHY, lease_ends=NOW)
    found = count_missed(polled("new", new=1), over, ["urn:x"], NOW)

    assert "missed" not in slow_down_polling(FEED, found, over, NOW).state


def test_delivered_items_count_for_the_rhythm():
    one = replace(HEALTHY, items=30)
    outcome = slow_down_polling(FEED, polled(state={"pushed": 10.0}), one, NOW)

    assert outcome.state["count"] == 30.0
    assert slow_down_polling(FEED, outcome, one, NOW).state["count"] == 30.0


def test_a_poll_knows_what_was_delivered():
    one = on_delivered(HEALTHY, ["f2", "f1"], ["u"], NOW)

    assert merge_delivered(polled(seen=("f1", "f0")), one).seen == (
        "f2",
        "f1",
        "f0",
    )
    assert merge_delivered(polled(seen=("f1",)), None).seen == ("f1",)
