"""A poller's partitions are read whole, and on from there."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from streams.kafka.topics import FEEDS, POLLS
from streams.poller.feeds.assignment import partition_of
from streams.poller.feeds.compacted_reader import CompactedTopicReader
from tests.kafka.reading import publish, wait_for

FEEDS_OF = {
    partition: [
        f"f{n}".encode()
        for n in range(40)
        if partition_of(b"f%d" % n, 2) == partition
    ]
    for partition in (0, 1)
}


class Taken(list):
    """What was taken of a topic: (key, value, whether it was news)."""

    async def take(self, origin, *, is_live):
        self.append((origin.key, origin.value, is_live))


@asynccontextmanager
async def following(deployment):
    feeds, polls = Taken(), Taken()
    one = CompactedTopicReader(
        deployment.settings, {FEEDS: feeds.take, POLLS: polls.take}
    )
    task = asyncio.create_task(one.run())
    try:
        yield one, feeds, polls
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(check):
    async def done():
        return check()

    await wait_for(done, 20, every=0.05)


async def test_what_was_there_is_told_from_news(deployment):
    one, two = FEEDS_OF[0][:2]
    # Batches of their own: Tansu counts a batch as one record when asked for
    # the end of a partition.
    await publish(deployment.settings, [(one, b"a")], FEEDS)
    await publish(deployment.settings, [(one, b"b")], FEEDS)
    async with following(deployment) as (follower, feeds, polls):
        follower.assign({0, 1})
        assert not follower.is_caught_up()
        await until(follower.is_caught_up)
        assert feeds == [(one, b"a", False), (one, b"b", False)]

        await publish(deployment.settings, [(two, None)], FEEDS)
        await publish(deployment.settings, [(two, b"c")], POLLS)
        await until(lambda: len(feeds) == 3 and polls)

        assert feeds[2] == (two, b"", True)
        assert polls == [(two, b"c", True)]


async def test_partitions_come_and_go(deployment):
    ours, others = FEEDS_OF[0][0], FEEDS_OF[1][0]
    await publish(deployment.settings, [(ours, b"a"), (others, b"b")], FEEDS)
    async with following(deployment) as (follower, feeds, _):
        follower.assign({0})
        await until(follower.is_caught_up)
        assert [key for key, *_ in feeds] == [ours]

        follower.assign({0, 1})
        assert not follower.is_caught_up()
        await until(follower.is_caught_up)
        assert [key for key, *_ in feeds] == [ours, others]

        follower.assign({1})
        await until(follower.is_caught_up)
        await publish(deployment.settings, [(ours, b"c")], FEEDS)
        await publish(deployment.settings, [(others, b"d")], FEEDS)
        await until(lambda: len(feeds) == 3)
        assert feeds[2] == (others, b"d", True)

        follower.assign({0, 1})
        await until(follower.is_caught_up)
        assert feeds[3:] == [(ours, b"a", False), (ours, b"c", False)]


async def test_a_worker_without_partitions_has_nothing_to_wait_for(
    deployment,
):
    async with following(deployment) as (follower, *_):
        follower.assign(())
        await until(follower.is_caught_up)


@pytest.mark.kafka
async def test_it_goes_on_after_the_broker_was_gone(kafka_deployment, kafka):
    deployment = kafka_deployment
    keys = FEEDS_OF[0][:20]
    async with following(deployment) as (follower, feeds, _):
        follower.assign({0, 1})
        await until(follower.is_caught_up)
        await publish(
            deployment.settings, [(key, b"a") for key in keys[:10]], FEEDS
        )
        await asyncio.to_thread(kafka.kill)
        await asyncio.sleep(2)
        kafka.start()  # its leash ends with the thread that starts it
        await publish(
            deployment.settings, [(key, b"a") for key in keys[10:]], FEEDS
        )
        await until(lambda: len(feeds) >= 20)

    assert [key for key, *_ in feeds] == keys
