"""Read whole topics from outside a worker, on each kind of broker."""

import pytest

from streams.kafka.clients import ClusterError
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.assignment import partition_of
from streams.serialization.readers import (
    read_compacted,
    read_latest,
    read_topic,
)
from tests.kafka.topic_io import publish

RECORDS = [
    (b"a", b"1"), (b"b", b"1"), (b"c", b"1"), (b"d", b"1"), (b"a", b"2"),
    (b"b", None), (b"d", b"2"), (b"d", b"3"),
]  # fmt: skip


async def test_read_compacted_returns_last_value_of_each_key(deployment):
    settings = deployment.settings
    await publish(settings, RECORDS, FEEDS)
    name = full_name(FEEDS, settings)

    async def latest(key):
        partition = partition_of(key, settings.partitions)
        return await read_latest(settings, name, key, partition)

    assert await read_compacted(settings, name) == {
        b"a": b"2", b"c": b"1", b"d": b"3",
    }  # fmt: skip
    assert [await latest(key) for key in (b"a", b"b", b"d", b"e")] == [
        b"2", None, b"3", None,
    ]  # fmt: skip


async def test_read_topic_missing_topic_is_named_in_the_error(deployment):
    with pytest.raises(ClusterError, match=r"no topic no\.such\.topic"):
        await read_topic(deployment.settings, "no.such.topic")
