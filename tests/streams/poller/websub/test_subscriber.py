"""Subscriptions of one worker with a hub on a loopback socket."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from extractors.output.codec import encode
from tests.streams.poller.conftest import serving
from tests.streams.poller.websub.harness import FEED, Desk
from tests.streams.poller.websub.hub import rss


async def test_feed_with_a_hub_is_subscribed_and_verified(desk):
    await desk.poll()
    assert desk.count("subscriptions", state="pending") == 1

    await desk.step()

    (asked,) = desk.hub.asked
    assert asked["hub.mode"] == "subscribe"
    assert asked["hub.topic"] == desk.hub.topic
    assert asked["hub.lease_seconds"] == "86400"
    assert desk.hub.verified == [("subscribe", 200, b"echo-me")]
    assert desk.one.lease_ends is not None
    assert desk.count("subscriptions", state="active") == 1


async def test_denied_subscription_fails_and_polls_continue(desk):
    desk.hub.behaviour = "deny"
    await desk.poll()
    await desk.step()

    assert desk.hub.verified == [("denied", 200, b"")]
    assert desk.one.error == "denied: for members only"
    assert desk.count("subscriptions", state="failed") == 1
    desk.hub.document = rss(2, 1)
    desk.clock.move(1000)
    await desk.poll()
    assert len(desk.kafka.raw) == 2


async def test_hub_that_refuses_gets_another_request_later(desk):
    desk.hub.behaviour = "refuse"
    await desk.poll()
    await desk.step()
    await desk.step()
    assert len(desk.hub.asked) == 1

    desk.clock.move(70)
    desk.hub.behaviour = "verify"
    await desk.step()

    assert desk.one.failures == 0
    assert desk.count("subscriptions", state="active") == 1


async def test_subscription_without_verification_fails_after_ten_minutes(desk):
    desk.hub.behaviour = "sleep"
    await desk.poll()
    await desk.step()
    desk.clock.move(601)
    await desk.step()

    assert desk.one.error == "the hub did not ask back"
    assert desk.one.pending == ""


async def test_lease_is_renewed_before_it_ends(desk):
    await desk.subscribed()
    first = desk.one.lease_ends
    desk.clock.move(0.85 * 86_400)
    await desk.step()

    assert len(desk.hub.asked) == 2
    assert desk.one.lease_ends > first


@pytest.mark.parametrize("change", ["removed", "paused", "http"])
async def test_feed_that_is_removed_paused_or_plain_is_unsubscribed(
    desk, change
):
    await desk.subscribed()
    if change == "removed":
        desk.kafka.registrations.clear()
    elif change == "paused":
        desk.register(replace(FEED, paused=True))
    else:
        desk.register(replace(FEED, transport="http"))
    await desk.step()
    await desk.step()

    if change == "removed":
        # Without a registration the private hub may not be reached, so the
        # lease ends without a request.
        assert desk.one is None
    else:
        assert desk.hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert desk.hub.verified[-1][:2] == ("unsubscribe", 200)
        assert desk.one.lease_ends is None
        assert desk.hub.subscribers == {}


async def test_private_hub_gets_no_request(desk):
    public = replace(FEED, allow_private=(), hub="http://127.0.0.1:1/")
    desk.register(public)
    await desk.step()

    assert desk.hub.asked == []
    assert desk.one.error.startswith("forbidden-address")


async def test_registered_hub_takes_precedence_over_the_documents(desk):
    desk.register(
        replace(FEED, hub=f"http://127.0.0.1:{desk.hub.port}/own", topic="http://t.example/")
    )  # fmt: skip
    await desk.step()

    (asked,) = desk.hub.asked
    assert asked["hub.topic"] == "http://t.example/"


async def test_next_owner_continues_with_the_subscription(desk):
    await desk.subscribed()
    port = desk.rules.base.split(":")[2].split("/")[0]
    other = Desk(desk.kafka, desk.hub, desk.tools.fetcher, port)
    other.subscriber.reset(["ferries"])
    await other.step()

    assert len(desk.hub.asked) == 1
    assert other.count("subscriptions", state="active") == 1
    assert await other.delivered(rss(2)) == [202]
    assert other.ended("new") == 1


async def test_stop_cancels_requests_under_way(desk):
    gate = asyncio.Event()

    async def never(_):
        await gate.wait()

    await desk.poll()
    async with serving(never) as port:
        desk.register(replace(FEED, hub=f"http://127.0.0.1:{port}/"))
        desk.subscriber.tasks.start_due()
        await asyncio.sleep(0.05)
        await desk.subscriber.tasks.stop()
        gate.set()

    assert desk.subscriber.tasks.under_way == {}
    assert desk.one.pending == "subscribe"


async def test_end_of_a_lease_ends_the_slow_down_of_polls(desk):
    await desk.subscribed()
    desk.hub.behaviour = "refuse"
    ends = desk.one.lease_ends
    desk.clock.at = ends - timedelta(seconds=30)
    await desk.step()
    await desk.poll()
    put_off = desk.rounds.queue.waiting.next_at() - ends
    desk.clock.at = desk.subscriber.queue.waiting.next_at()
    await desk.step()

    assert put_off > timedelta(minutes=5)
    assert desk.clock.at - ends < timedelta(minutes=2)
    assert desk.rounds.queue.waiting.next_at() <= desk.clock.at
    assert desk.count("subscriptions", state="failed") == 1


async def test_feeds_of_a_blocked_hub_do_not_delay_other_hubs(desk):
    for number in range(300):
        other = replace(FEED, feed=f"f{number}", hub="https://busy.example/")
        desk.kafka.registrations[other.feed.encode()] = encode(other)
    desk.tools.hosts.block_until(
        "busy.example", desk.clock.at + timedelta(hours=1)
    )
    await desk.poll()
    desk.subscriber.reset([f"f{number}" for number in range(300)])
    desk.subscriber.reschedule("ferries")
    for _ in range(2):
        desk.subscriber.tasks.start_due()
        await asyncio.gather(*desk.subscriber.tasks.under_way.values())

    assert len(desk.hub.asked) == 1
    assert desk.count("subscriptions", state="pending") == 301
