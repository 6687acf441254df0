"""A subscription's life, step by step, under a clock that is set."""

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
    on_delivered,
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
ASKED = on_request(None, "a", WANT, "subscribe", NOW)


def word(mode="subscribe", lease=864_000, at=NOW):
    return Push("a", "verified", hash_text("t"), at, mode=mode, lease=lease)


ACTIVE = on_verified(ASKED, word(), 1)


@pytest.mark.parametrize(
    ("feed", "poll", "rules", "found"),
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
def test_a_feed_wants_what_registration_document_and_settings_say(
    feed, poll, rules, found
):
    want = desired(
        replace(FEED, **feed), replace(POLL, **poll), RULES._replace(**rules)
    )

    assert (want is None) == (found is None)
    if want and found:
        assert (found[0] or "") in want.hubs[0]
        assert (found[1] or "") in want.topic


def test_a_feed_that_was_never_polled_has_only_its_registered_hub():
    own = replace(FEED, hub="https://own.example/")

    assert desired(FEED, None, RULES) is None
    assert desired(own, None, RULES).topic == "https://a.example/feed"
    assert desired(None, POLL, RULES) is None


def test_another_secret_or_address_of_ours_is_another_callback():
    first, *others = (
        desired(FEED, POLL, rules).callback
        for rules in (
            RULES,
            RULES._replace(key="rotated"),
            RULES._replace(base="https://moved.example/websub"),
        )
    )

    assert first not in others


def test_a_feed_with_a_hub_is_subscribed_at_once():
    assert plan(None, WANT, NOW) == Plan("subscribe", NOW)
    assert plan(None, None, NOW) == NOTHING
    assert (ASKED.pending, ASKED.hub) == ("subscribe", WANT.hubs[0])


def test_a_hub_that_does_not_ask_back_has_failed():
    step = plan(ASKED, WANT, NOW)
    late = on_failed(ASKED, "not verified", step.at)

    assert step == Plan("time out", NOW + timedelta(minutes=10))
    assert plan(late, WANT, step.at).step == "subscribe"
    assert plan(late, WANT, step.at).at > step.at
    assert state_of(late, WANT, step.at) == "failed"


def test_a_lease_is_renewed_well_before_its_end():
    step = plan(ACTIVE, WANT, NOW)

    assert ACTIVE.lease_ends == NOW + 10 * DAY
    assert step.step == "subscribe"
    assert NOW + 7 * DAY <= step.at <= NOW + 8 * DAY
    assert state_of(ACTIVE, WANT, NOW) == "active"
    assert state_of(ACTIVE, WANT, NOW + 11 * DAY) != "active"


def test_a_renewal_that_fails_is_tried_again_while_the_lease_holds():
    at, one, tries = ACTIVE.renew_at, ACTIVE, 0
    only = WANT._replace(hubs=WANT.hubs[:1])
    while (at := plan(one, only, at).at) < ACTIVE.lease_ends:
        one = on_request(one, "a", only, "subscribe", at)
        assert one.lease_ends == ACTIVE.lease_ends
        one, tries = on_failed(one, "status 500", at), tries + 1

    assert 8 <= tries <= 20


def test_after_a_failure_the_next_hub_is_asked():
    second = on_request(
        on_failed(ASKED, "x", NOW), "a", WANT, "subscribe", NOW
    )
    third = on_request(
        on_failed(second, "x", NOW), "a", WANT, "subscribe", NOW
    )

    assert [one.hub for one in (second, third)] == [WANT.hubs[1], WANT.hubs[0]]


def test_a_renewal_stays_at_the_hub_that_pushes():
    second = on_verified(
        on_request(on_failed(ASKED, "x", NOW), "a", WANT, "subscribe", NOW),
        word(),
        1,
    )

    again = on_request(second, "a", WANT, "subscribe", second.renew_at)

    assert again.hub == WANT.hubs[1]
    assert again.lease_ends == second.lease_ends


def test_what_is_not_wanted_any_more_is_ended_once():
    ending = on_request(ACTIVE, "a", None, "unsubscribe", NOW)

    assert plan(ACTIVE, None, NOW) == Plan("unsubscribe", NOW)
    for over in (
        on_verified(ending, word("unsubscribe"), 1),
        on_failed(ending, "status 500", NOW),
    ):
        assert over.lease_ends is None
        assert plan(over, None, NOW) == NOTHING


def test_another_topic_ends_the_old_subscription_before_the_new_one():
    other = WANT._replace(topic="u", callback="d")
    over = on_verified(
        on_request(ACTIVE, "a", other, "unsubscribe", NOW),
        word("unsubscribe"),
        1,
    )
    new = on_request(over, "a", other, "subscribe", NOW)

    step = plan(ACTIVE, other, NOW)
    assert step == Plan("unsubscribe", NOW + timedelta(hours=1))
    assert plan(ACTIVE, other, NOW + DAY).at == NOW + DAY
    assert plan(over, other, NOW).step == "subscribe"
    assert (new.topic, new.callback) == ("u", "d")


def test_a_denial_ends_a_lease_and_is_asked_again_later():
    over = on_denied(ACTIVE, "not for you", NOW)

    assert over.lease_ends is None
    assert over.error == "denied: not for you"
    assert plan(over, WANT, NOW).at >= NOW + timedelta(minutes=1)


def test_a_verification_that_nobody_waits_for_changes_nothing():
    assert on_verified(ACTIVE, word("unsubscribe"), 1) == ACTIVE


@pytest.mark.parametrize(
    ("granted", "lease"), [(0, 777), (10, 10), (10**12, 90 * 86_400)]
)
def test_a_lease_is_what_the_hub_grants_within_reason(granted, lease):
    one = on_verified(ASKED, word(lease=granted), 777)

    assert one.lease_ends == NOW + timedelta(seconds=lease)
    assert one.renew_at >= NOW + timedelta(minutes=1)


def test_what_was_delivered_is_known_newest_first():
    one = on_delivered(ACTIVE, ["f1"], ["u1"], NOW)
    two = on_delivered(one, ["f2", "f1"], ["u2"], NOW)

    assert (two.items, two.seen) == (2, ("f2", "f1"))
    assert two.uris == (hash_text("u2"), hash_text("u1"))


STEPS = st.lists(st.sampled_from(["ask", "yes", "no", "deny", "want", "wait"]))


@given(STEPS)
def test_no_history_leaves_a_wanted_feed_without_a_next_step(steps):
    """Whatever a hub does, a time comes at which we act again."""
    one, want, now = None, WANT, NOW
    for step in steps:
        if step == "want":
            want = None if want else WANT
        elif step == "wait":
            now += timedelta(hours=7)
        elif one is None or step == "ask":
            found = plan(one, want, now)
            if found.step in {"subscribe", "unsubscribe"} and found.at <= now:
                one = on_request(one, "a", want, found.step, now)
        elif step == "yes":
            one = on_verified(one, word(one.pending or "subscribe", at=now), 1)
        else:
            one = (on_failed if step == "no" else on_denied)(one, "x", now)
    found = plan(one, want, now)
    assert found.step or want is None
    assert found.at is None or found.at - now <= timedelta(days=90)
