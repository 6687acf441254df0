import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from extractors.output.codec import encode
from tests.streams.poller.conftest import serving
from tests.streams.poller.websub.harness import FEED, Desk
from tests.streams.poller.websub.hub import rss


async def test_a_feed_that_names_a_hub_is_subscribed_and_verified(desk):
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


async def test_a_denial_ends_the_subscription_and_polls_go_on(desk):
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


async def test_a_hub_that_refuses_is_asked_again_later(desk):
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


async def test_a_hub_that_never_asks_back_is_given_up_after_ten_minutes(desk):
    desk.hub.behaviour = "sleep"
    await desk.poll()
    await desk.step()
    desk.clock.move(601)
    await desk.step()

    assert desk.one.error == "the hub did not ask back"
    assert desk.one.pending == ""


async def test_a_lease_is_renewed_before_it_ends(desk):
    await desk.subscribed()
    first = desk.one.lease_ends
    desk.clock.move(0.85 * 86_400)
    await desk.step()

    assert len(desk.hub.asked) == 2
    assert desk.one.lease_ends > first


@pytest.mark.parametrize("how", ["removed", "paused", "http"])
async def test_a_feed_that_wants_no_pushes_any_more_is_unsubscribed(desk, how):
    await desk.subscribed()
    if how == "removed":
        desk.kafka.registrations.clear()
    elif how == "paused":
        desk.register(replace(FEED, paused=True))
    else:
        desk.register(replace(FEED, transport="http"))
    await desk.step()
    await desk.step()

    if how == "removed":
        # Its private hub is out of bounds now: the lease runs out there.
        assert desk.one is None
    else:
        assert desk.hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert desk.hub.verified[-1][:2] == ("unsubscribe", 200)
        assert desk.one.lease_ends is None
        assert desk.hub.subscribers == {}


async def test_a_private_hub_is_out_of_bounds(desk):
    public = replace(FEED, allow_private=(), hub="http://127.0.0.1:1/")
    desk.register(public)
    await desk.step()

    assert desk.hub.asked == []
    assert desk.one.error.startswith("forbidden-address")


async def test_a_registered_hub_goes_before_the_named_one(desk):
    desk.register(
        replace(FEED, hub=f"http://127.0.0.1:{desk.hub.port}/own", topic="http://t.example/")
    )  # fmt: skip
    await desk.step()

    (asked,) = desk.hub.asked
    assert asked["hub.topic"] == "http://t.example/"


async def test_a_successor_goes_on_where_its_predecessor_stopped(desk):
    await desk.subscribed()
    port = desk.rules.base.split(":")[2].split("/")[0]
    other = Desk(desk.kafka, desk.hub, desk.tools.fetcher, port)
    other.subscriber.reset(["ferries"])
    await other.step()

    assert len(desk.hub.asked) == 1
    assert other.count("subscriptions", state="active") == 1
    assert await other.delivered(rss(2)) == [202]
    assert other.ended("new") == 1


async def test_a_request_under_way_ends_with_the_worker(desk):
    gate = asyncio.Event()

    async def never(_):
        await gate.wait()

    await desk.poll()
    async with serving(never) as port:
        desk.register(replace(FEED, hub=f"http://127.0.0.1:{port}/"))
        desk.subscriber.start_due()
        await asyncio.sleep(0.05)
        await desk.subscriber.stop()
        gate.set()

    assert desk.subscriber.under_way == {}
    assert desk.one.pending == "subscribe"


async def test_the_end_of_a_lease_brings_the_rhythm_back(desk):
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


async def test_many_feeds_wait_for_one_hub_and_not_for_each_other(desk):
    """One hub's turn comes once a second; another hub is asked meanwhile."""
    for number in range(300):
        other = replace(FEED, feed=f"f{number}", hub="https://busy.example/")
        desk.kafka.registrations[other.feed.encode()] = encode(other)
    desk.tools.hosts.quiet("busy.example", desk.clock.at + timedelta(hours=1))
    await desk.poll()
    desk.subscriber.reset([f"f{number}" for number in range(300)])
    desk.subscriber.reschedule("ferries")
    for _ in range(2):
        desk.subscriber.start_due()
        await asyncio.gather(*desk.subscriber.under_way.values())

    assert len(desk.hub.asked) == 1
    assert desk.count("subscriptions", state="pending") == 301
