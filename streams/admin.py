"""Topics on a real cluster: make them, list them, hold them to the table."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from streams.settings import Settings
from streams.topics import MAX_MESSAGE_BYTES, Topic, named, partitions

__all__ = ["ClusterError", "create", "differences", "partition_counts"]

TOPIC_ALREADY_EXISTS = 36
REQUEST_TIMEOUT_MS = 10_000
CONNECT_WITHIN = 10.0


class ClusterError(Exception):
    """The cluster is out of reach, or is not as the topic table says."""


@asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    client = AIOKafkaAdminClient(
        bootstrap_servers=settings.broker,
        request_timeout_ms=REQUEST_TIMEOUT_MS,
    )
    try:
        async with asyncio.timeout(CONNECT_WITHIN):
            await client.start()
    except (KafkaError, OSError, TimeoutError) as error:
        await client.close()
        msg = f"no Kafka broker answers at {settings.broker}"
        raise ClusterError(msg) from error
    try:
        yield client
    finally:
        await client.close()


def _new_topic(topic: Topic, settings: Settings) -> NewTopic:
    return NewTopic(
        name=named(topic, settings),
        num_partitions=partitions(topic, settings),
        replication_factor=settings.replication,
        topic_configs={
            "cleanup.policy": topic.policy,
            "max.message.bytes": str(MAX_MESSAGE_BYTES),
            "retention.ms": str(topic.retention_ms)
            if "delete" in topic.policy
            else "-1",
        },
    )


async def create(topics: Iterable[Topic], settings: Settings) -> list[str]:
    """
    Create the topics that are missing.

    Returns:
        Full names of those that were made now.

    Raises:
        ClusterError: no broker, or it refused one.
    """
    async with _admin(settings) as client:
        response = await client.create_topics(
            [_new_topic(topic, settings) for topic in topics]
        )
    made = []
    for name, code, message in response.topic_errors:
        if code == 0:
            made.append(name)
        elif code != TOPIC_ALREADY_EXISTS:
            msg = f"the broker refused topic {name}: {message} ({code})"
            raise ClusterError(msg)
    return made


async def partition_counts(settings: Settings) -> Mapping[str, int]:
    """
    Return the partitions of every topic of the cluster, by full name.

    Raises:
        ClusterError: no broker answers.
    """
    async with _admin(settings) as client:
        described = await client.describe_topics()
    return {one["topic"]: len(one["partitions"]) for one in described}


def differences(
    topics: Iterable[Topic], settings: Settings, counts: Mapping[str, int]
) -> tuple[str, ...]:
    """
    Say where a cluster differs from the topic table.

    Args:
        counts: partitions by full topic name, as `partition_counts` gives.

    Returns:
        One sentence for each topic that is missing or has other partitions.
    """
    found = []
    for topic in topics:
        name, wanted = named(topic, settings), partitions(topic, settings)
        actual = counts.get(name)
        if actual is None:
            found.append(f"topic {name} is missing")
        elif actual != wanted:
            found.append(f"topic {name} has {actual} partitions, not {wanted}")
    return tuple(found)
