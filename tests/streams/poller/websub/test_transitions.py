"""A subscription after each request, verification and delivery."""

from datetime import UTC, datetime, timedelta

import pytest

from streams.poller.hashing import hash_text
from streams.poller.websub.lifecycle import DesiredSubscription
from streams.poller.websub.transitions import (
    on_delivered,
    on_failed,
    on_request,
    on_verified,
)
from streams.records import Push

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
WANT = DesiredSubscription(
    ("https://hub.example/", "https://hub2.example/"), "t", "c"
)
REQUESTED = on_request(None, "a", WANT, "subscribe", NOW)


def verification(mode="subscribe", lease=864_000, at=NOW):
    return Push("a", "verified", hash_text("t"), at, mode=mode, lease=lease)


ACTIVE = on_verified(REQUESTED, verification(), 1)


def test_on_request_after_failure_uses_next_hub():
    second = on_request(
        on_failed(REQUESTED, "x", NOW), "a", WANT, "subscribe", NOW
    )
    third = on_request(
        on_failed(second, "x", NOW), "a", WANT, "subscribe", NOW
    )

    assert [second.hub, third.hub] == [WANT.hubs[1], WANT.hubs[0]]


def test_on_request_renewal_keeps_hub_and_lease():
    second = on_verified(
        on_request(
            on_failed(REQUESTED, "x", NOW), "a", WANT, "subscribe", NOW
        ),
        verification(),
        1,
    )

    again = on_request(second, "a", WANT, "subscribe", second.renew_at)

    assert again.hub == WANT.hubs[1]
    assert again.lease_ends == second.lease_ends


def test_on_verified_of_other_mode_changes_nothing():
    assert on_verified(ACTIVE, verification("unsubscribe"), 1) == ACTIVE


@pytest.mark.parametrize(
    ("granted", "lease"), [(0, 777), (10, 10), (10**12, 90 * 86_400)]
)
def test_on_verified_lease_is_granted_or_requested_and_bounded(granted, lease):
    verified = on_verified(REQUESTED, verification(lease=granted), 777)

    assert verified.lease_ends == NOW + timedelta(seconds=lease)
    assert verified.renew_at >= NOW + timedelta(minutes=1)


def test_on_delivered_keeps_newest_first():
    first = on_delivered(ACTIVE, ["f1"], ["u1"], NOW)
    second = on_delivered(first, ["f2", "f1"], ["u2"], NOW)

    assert (second.items, second.seen) == (2, ("f2", "f1"))
    assert second.uris == (hash_text("u2"), hash_text("u1"))
