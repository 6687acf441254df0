"""Topics read whole from outside, on each kind of broker."""

import pytest

from streams.kafka.clients import ClusterError
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.assignment import partition_of
from streams.serialization.readers import (
    read_compacted,
    read_latest,
    read_topic,
)
from tests.kafka.reading import publish

RECORDS = [
    (b"a", b"1"), (b"b", b"1"), (b"c", b"1"), (b"d", b"1"), (b"a", b"2"),
    (b"b", None), (b"d", b"2"), (b"d", b"3"),
]  # fmt: skip


async def test_a_compacted_topic_is_its_last_value_of_each_key(deployment):
    settings = deployment.settings
    await publish(settings, RECORDS, FEEDS)
    name = full_name(FEEDS, settings)

    async def last(key):
        partition = partition_of(key, settings.partitions)
        return await read_latest(settings, name, key, partition)

    assert await read_compacted(settings, name) == {
        b"a": b"2", b"c": b"1", b"d": b"3",
    }  # fmt: skip
    assert [await last(key) for key in (b"a", b"b", b"d", b"e")] == [
        b"2", None, b"3", None,
    ]  # fmt: skip


async def test_a_topic_that_is_not_there_is_named(deployment):
    with pytest.raises(ClusterError, match=r"no topic no\.such\.topic"):
        await read_topic(deployment.settings, "no.such.topic")
