"""The steps of a subscription, with given times."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.websub.lifecycle import (
    NOTHING,
    DesiredSubscription,
    Plan,
    Rules,
    desired,
    plan,
    state_of,
)
from streams.poller.websub.transitions import (
    on_denied,
    on_failed,
    on_request,
    on_verified,
)
from streams.records import FeedRegistration, PollOutcome, Push

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
DAY = timedelta(days=1)
RULES = Rules("https://desk.example/websub", "key", announced=False, lease=100)
FEED = FeedRegistration("a", "https://a.example/feed", transport="websub")
POLL = PollOutcome("a", "new", NOW, NOW, hubs=("https://hub.example/",))
WANT = DesiredSubscription(
    ("https://hub.example/", "https://hub2.example/"), "t", "c"
)
REQUESTED = on_request(None, "a", WANT, "subscribe", NOW)


def verification(mode="subscribe", lease=864_000, at=NOW):
    return Push("a", "verified", hash_text("t"), at, mode=mode, lease=lease)


ACTIVE = on_verified(REQUESTED, verification(), 1)


@pytest.mark.parametrize(
    ("feed", "poll", "rules", "expected"),
    [
        ({}, {}, {}, ("https://hub.example/", "https://a.example/feed")),
        ({}, {"topic": "https://a.example/self"}, {}, (None, "/self")),
        ({}, {"url": "https://a.example/moved"}, {}, (None, "/moved")),
        ({"hub": "https://own.example/"}, {}, {}, ("https://own.", None)),
        (
            {"topic": "https://own.example/t"},
            {"topic": "https://a.example/self"},
            {},
            (None, "https://own.example/t"),
        ),
        ({"paused": True}, {}, {}, None),
        ({"transport": "http"}, {}, {}, None),
        ({"transport": "http"}, {}, {"announced": True}, (None, None)),
        ({"transport": "drop"}, {}, {"announced": True}, None),
        ({}, {"hubs": ()}, {}, None),
        ({}, {"registered": "https://a.example/feed"}, {}, (None, None)),
        ({}, {"registered": "https://a.example/before"}, {}, None),
        ({}, {"outcome": "gone"}, {}, None),
        ({}, {}, {"base": ""}, None),
    ],
)
def test_desired_follows_registration_document_and_rules(
    feed, poll, rules, expected
):
    want = desired(
        replace(FEED, **feed), replace(POLL, **poll), RULES._replace(**rules)
    )

    assert (want is None) == (expected is None)
    if want and expected:
        assert (expected[0] or "") in want.hubs[0]
        assert (expected[1] or "") in want.topic


def test_desired_before_first_poll_uses_only_registered_hub():
    with_hub = replace(FEED, hub="https://own.example/")

    assert desired(FEED, None, RULES) is None
    assert desired(with_hub, None, RULES).topic == "https://a.example/feed"
    assert desired(None, POLL, RULES) is None


def test_desired_callback_changes_with_key_and_base():
    first, *others = (
        desired(FEED, POLL, rules).callback
        for rules in (
            RULES,
            RULES._replace(key="rotated"),
            RULES._replace(base="https://moved.example/websub"),
        )
    )

    assert first not in others


def test_plan_without_subscription_subscribes_now():
    assert plan(None, WANT, NOW) == Plan("subscribe", NOW)
    assert plan(None, None, NOW) == NOTHING
    assert (REQUESTED.pending, REQUESTED.hub) == ("subscribe", WANT.hubs[0])


def test_plan_without_verification_times_out_and_retries():
    step = plan(REQUESTED, WANT, NOW)
    late = on_failed(REQUESTED, "not verified", step.at)

    assert step == Plan("time out", NOW + timedelta(minutes=10))
    assert plan(late, WANT, step.at).step == "subscribe"
    assert plan(late, WANT, step.at).at > step.at
    assert state_of(late, WANT, step.at) == "failed"


def test_plan_renews_before_lease_ends():
    step = plan(ACTIVE, WANT, NOW)

    assert ACTIVE.lease_ends == NOW + 10 * DAY
    assert step.step == "subscribe"
    assert NOW + 7 * DAY <= step.at <= NOW + 8 * DAY
    assert state_of(ACTIVE, WANT, NOW) == "active"
    assert state_of(ACTIVE, WANT, NOW + 11 * DAY) != "active"


def test_failed_renewal_is_retried_until_lease_ends():
    at, subscription, tries = ACTIVE.renew_at, ACTIVE, 0
    only = WANT._replace(hubs=WANT.hubs[:1])
    while (at := plan(subscription, only, at).at) < ACTIVE.lease_ends:
        subscription = on_request(subscription, "a", only, "subscribe", at)
        assert subscription.lease_ends == ACTIVE.lease_ends
        subscription = on_failed(subscription, "status 500", at)
        tries += 1

    assert 8 <= tries <= 20


def test_plan_unwanted_subscription_unsubscribes_once():
    ending = on_request(ACTIVE, "a", None, "unsubscribe", NOW)

    assert plan(ACTIVE, None, NOW) == Plan("unsubscribe", NOW)
    for ended in (
        on_verified(ending, verification("unsubscribe"), 1),
        on_failed(ending, "status 500", NOW),
    ):
        assert ended.lease_ends is None
        assert plan(ended, None, NOW) == NOTHING


def test_plan_with_other_topic_unsubscribes_before_subscribing():
    other = WANT._replace(topic="u", callback="d")
    ended = on_verified(
        on_request(ACTIVE, "a", other, "unsubscribe", NOW),
        verification("unsubscribe"),
        1,
    )
    new = on_request(ended, "a", other, "subscribe", NOW)

    step = plan(ACTIVE, other, NOW)
    assert step == Plan("unsubscribe", NOW + timedelta(hours=1))
    assert plan(ACTIVE, other, NOW + DAY).at == NOW + DAY
    assert plan(ended, other, NOW).step == "subscribe"
    assert (new.topic, new.callback) == ("u", "d")


def test_denial_ends_lease_and_is_retried_later():
    denied = on_denied(ACTIVE, "not for you", NOW)

    assert denied.lease_ends is None
    assert denied.error == "denied: not for you"
    assert plan(denied, WANT, NOW).at >= NOW + timedelta(minutes=1)


STEPS = st.lists(st.sampled_from(["ask", "yes", "no", "deny", "want", "wait"]))


@given(STEPS)
def test_plan_after_any_steps_has_next_step_for_wanted_feed(steps):
    """Whatever a hub does, the next step is at most 90 days away."""
    subscription, want, now = None, WANT, NOW
    for step in steps:
        if step == "want":
            want = None if want else WANT
        elif step == "wait":
            now += timedelta(hours=7)
        elif subscription is None or step == "ask":
            following = plan(subscription, want, now)
            is_request = following.step in {"subscribe", "unsubscribe"}
            if is_request and following.at <= now:
                subscription = on_request(
                    subscription, "a", want, following.step, now
                )
        elif step == "yes":
            mode = subscription.pending or "subscribe"
            push = verification(mode, at=now)
            subscription = on_verified(subscription, push, 1)
        else:
            change = on_failed if step == "no" else on_denied
            subscription = change(subscription, "x", now)
    following = plan(subscription, want, now)
    assert following.step or want is None
    assert following.at is None or following.at - now <= timedelta(days=90)
