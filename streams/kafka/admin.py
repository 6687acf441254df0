"""Topics on a real cluster: make them, list them, hold them to the table."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from aiokafka.admin import NewTopic
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
)

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError, admin_client
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    Topic,
    full_name,
    partitions,
)

__all__ = [
    "ClusterError",
    "check_group",
    "create",
    "differences",
    "partition_counts",
]

TOPIC_ALREADY_EXISTS = 36


def _new_topic(topic: Topic, settings: Settings) -> NewTopic:
    return NewTopic(
        name=full_name(topic, settings),
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
    async with admin_client(settings) as client:
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

    Kafka shows a topic only to those who have a right to it.

    Raises:
        ClusterError: no broker answers, or it refuses us.
    """
    async with admin_client(settings) as client:
        described = await client.describe_topics()
    return {one["topic"]: len(one["partitions"]) for one in described}


async def check_group(group: str, settings: Settings) -> None:
    """
    See to it that we may use a consumer group, where rights are checked.

    A Faust worker without that right waits for its partitions for ever.

    Raises:
        ClusterError: we may not; or no broker answers.
    """
    if not _who(settings):
        return
    async with admin_client(settings) as client:
        try:
            await client.find_coordinator(group)
        except GroupAuthorizationFailedError as error:
            # aiokafka's own names the group in a sentence.
            raise GroupAuthorizationFailedError(group) from error
        except GroupCoordinatorNotAvailableError:
            return  # a new cluster has none yet; the worker waits for it


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
        name, wanted = full_name(topic, settings), partitions(topic, settings)
        actual = counts.get(name)
        if actual is None:
            hidden = (
                f", or hidden from {_who(settings)}" if _who(settings) else ""
            )
            found.append(f"topic {name} is missing{hidden}")
        elif actual != wanted:
            found.append(f"topic {name} has {actual} partitions, not {wanted}")
    return tuple(found)


def _who(settings: Settings) -> str:
    """Return as whom we come; empty if the broker knows nobody."""
    if settings.kafka_user:
        return settings.kafka_user
    certificate = settings.kafka_cert_file
    return "" if certificate == Path() else str(certificate)
