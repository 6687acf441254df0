import pytest
from msgspec.structs import replace

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from tests.streams.poller.websub.harness import FEED
from tests.streams.poller.websub.hub import rss


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_repeated_delivery_is_published_once(desk, method):
    desk.hub.method = method
    await desk.subscribed()

    assert await desk.delivered(rss(2, 1)) == [202]
    assert await desk.delivered(rss(2, 1)) == [202]
    desk.hub.document = rss(2, 1)
    desk.clock.move(4000)
    await desk.poll()

    assert len(desk.kafka.raw) == 2
    assert (desk.ended("new"), desk.ended("unchanged")) == (1, 1)
    assert desk.count("delivery_seconds_count") == 1


async def test_delivered_item_equals_polled_item(desk):
    await desk.subscribed()
    await desk.delivered(rss(2))
    desk.forget_subscription()
    desk.hub.document = rss(2)
    desk.clock.move(4000)
    await desk.poll()

    _, pushed, polled = (decode(value, RawItem) for value in desk.kafka.raw)
    assert pushed.uri == "tag:ferry.example,2026:2"
    assert (polled.uri, polled.body) == (pushed.uri, pushed.body)
    assert (polled.lane, polled.url) == (pushed.lane, pushed.url)


async def test_delivery_for_full_text_feed_starts_a_poll(desk):
    desk.register(replace(FEED, full_text=True))
    await desk.subscribed()
    desk.hub.document = rss(2, 1)
    polls = desk.hub.polls

    assert await desk.delivered(rss(2)) == [202]
    await desk.poll()

    assert desk.hub.polls == polls + 1
    assert desk.ended("prompted") == 1
    assert len(desk.kafka.raw) == 2


async def test_delivery_without_body_starts_a_poll(desk):
    await desk.subscribed()
    desk.hub.document = rss(2, 1)
    await desk.delivered(b"")
    await desk.poll()

    assert desk.ended("prompted") == 1
    assert len(desk.kafka.raw) == 2


async def test_delivery_not_a_feed_becomes_dead_letter(desk):
    await desk.subscribed()

    assert await desk.delivered(b"<html><body>Sorry</body></html>") == [202]
    assert desk.ended("bad_document") == 1
    assert b"not-a-feed" in desk.kafka.letters[0]


async def test_active_subscription_slows_polls_until_an_item_is_missed(desk):
    await desk.subscribed()
    for _ in range(3):
        desk.clock.move(4000)
        await desk.poll()
    slow = time_to_next_poll(desk)
    await desk.delivered(rss(2))
    desk.hub.document = rss(3, 2, 1)
    desk.clock.move(4000)
    await desk.poll()
    quick = time_to_next_poll(desk)
    await desk.delivered(rss(3))
    await desk.delivered(rss(4))
    desk.hub.document = rss(4, 3, 2, 1)
    desk.clock.move(4000)
    await desk.poll()

    assert len(desk.kafka.raw) == 4
    assert quick < slow
    assert time_to_next_poll(desk) > quick


def time_to_next_poll(desk):
    return desk.rounds.queue.waiting.next_at() - desk.clock.at


async def test_delivery_without_subscription_is_dropped(desk):
    await desk.subscribed()
    desk.forget_subscription()

    assert await desk.delivered(rss(2)) == [202]
    assert desk.ended("unwanted") == 1
