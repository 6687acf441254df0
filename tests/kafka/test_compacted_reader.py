"""A poller reads its partitions from the start and follows them."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from streams.kafka.topics import FEEDS, POLLS
from streams.poller.feeds.assignment import partition_of
from streams.poller.feeds.compacted_reader import CompactedTopicReader
from tests.kafka.topic_io import publish, wait_for

FEEDS_OF = {
    partition: [
        f"f{n}".encode()
        for n in range(40)
        if partition_of(b"f%d" % n, 2) == partition
    ]
    for partition in (0, 1)
}


class Received(list):
    """The records of a topic: (key, value, whether the record was new)."""

    async def take(self, origin, *, is_live):
        self.append((origin.key, origin.value, is_live))


@asynccontextmanager
async def following(deployment):
    feeds, polls = Received(), Received()
    reader = CompactedTopicReader(
        deployment.settings, {FEEDS: feeds.take, POLLS: polls.take}
    )
    task = asyncio.create_task(reader.run())
    try:
        yield reader, feeds, polls
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(condition):
    async def check():
        return condition()

    await wait_for(check, 20, every=0.05)


async def test_compacted_reader_marks_records_before_and_after_its_start(
    deployment,
):
    first, second = FEEDS_OF[0][:2]
    # One record in each batch: for the end offset of a partition Tansu
    # counts a batch as one record.
    await publish(deployment.settings, [(first, b"a")], FEEDS)
    await publish(deployment.settings, [(first, b"b")], FEEDS)
    async with following(deployment) as (follower, feeds, polls):
        follower.assign({0, 1})
        assert not follower.is_caught_up()
        await until(follower.is_caught_up)
        assert feeds == [(first, b"a", False), (first, b"b", False)]

        await publish(deployment.settings, [(second, None)], FEEDS)
        await publish(deployment.settings, [(second, b"c")], POLLS)
        await until(lambda: len(feeds) == 3 and polls)

        assert feeds[2] == (second, b"", True)
        assert polls == [(second, b"c", True)]


async def test_compacted_reader_assignment_changes_are_followed(deployment):
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


async def test_compacted_reader_without_partitions_is_caught_up(
    deployment,
):
    async with following(deployment) as (follower, *_):
        follower.assign(())
        await until(follower.is_caught_up)


@pytest.mark.kafka
async def test_compacted_reader_broker_restart_loses_no_record(
    kafka_deployment, kafka
):
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
        kafka.start()  # in this thread: Kafka ends when its thread does
        await publish(
            deployment.settings, [(key, b"a") for key in keys[10:]], FEEDS
        )
        await until(lambda: len(feeds) >= 20)

    assert [key for key, *_ in feeds] == keys
