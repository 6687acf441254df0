"""Topics on a cluster: create them and compare them with the table."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from aiokafka.admin import NewTopic
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
    KafkaError,
)
from aiokafka.protocol.admin import DeleteGroupsRequest

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError, admin_client
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    Topic,
    full_name,
    partitions,
)

__all__ = [
    "check_group",
    "create",
    "delete_groups",
    "delete_topics",
    "differences",
    "groups",
    "has_members",
    "partition_counts",
]

TOPIC_ALREADY_EXISTS = 36
UNKNOWN_TOPIC = 3
UNKNOWN_GROUP = 69


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
    Create the topics that do not exist yet.

    Returns:
        The full names of the created topics.

    Raises:
        ClusterError: no broker answers, or it refuses a topic.
    """
    async with admin_client(settings) as client:
        response = await client.create_topics(
            [_new_topic(topic, settings) for topic in topics]
        )
    created = []
    for name, code, message in response.topic_errors:
        if code == 0:
            created.append(name)
        elif code != TOPIC_ALREADY_EXISTS:
            msg = f"the broker refused topic {name}: {message} ({code})"
            raise ClusterError(msg)
    return created


async def delete_topics(names: Iterable[str], settings: Settings) -> list[str]:
    """
    Delete topics, by full name.

    Returns:
        The names of those that the broker did not delete.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    async with admin_client(settings) as client:
        response = await client.delete_topics(list(names))
    return [
        name
        for name, code, *_ in response.topic_error_codes
        if code not in {0, UNKNOWN_TOPIC}
    ]


async def groups(settings: Settings) -> frozenset[str]:
    """
    Return the names of the consumer groups that this client may see.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    async with admin_client(settings) as client:
        listed = await client.list_consumer_groups()
    return frozenset(name for name, *_ in listed)


async def delete_groups(names: Iterable[str], settings: Settings) -> list[str]:
    """
    Delete consumer groups that have no members any more.

    Returns:
        The names of those that the broker did not delete.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    left = []
    async with admin_client(settings) as client:
        for name in names:
            try:
                node = await client.find_coordinator(name)
                # aiokafka has the request, and no public call that sends it.
                response = await client._send_request_to_node(  # noqa: SLF001
                    node, DeleteGroupsRequest([name])
                )
            except KafkaError:
                left.append(name)
                continue
            ((_, code),) = response.results
            if code not in {0, UNKNOWN_GROUP}:
                left.append(name)
    return left


async def has_members(group: str, settings: Settings) -> bool:
    """
    Return whether a consumer group has a member at this moment.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
        KafkaError: the group's coordinator does not answer.
    """
    async with admin_client(settings) as client:
        try:
            responses = await client.describe_consumer_groups([group])
        except GroupCoordinatorNotAvailableError:
            return False  # a new cluster has no coordinator before a group
    return any(described[-1] for described in responses[0].groups)


async def partition_counts(settings: Settings) -> Mapping[str, int]:
    """
    Return the number of partitions of every topic, by full name.

    Kafka lists only topics that the client is authorized to see.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    async with admin_client(settings) as client:
        described = await client.describe_topics()
    return {topic["topic"]: len(topic["partitions"]) for topic in described}


async def check_group(group: str, settings: Settings) -> None:
    """
    Check that this client may use a consumer group.

    A Faust worker without that right waits forever for its partitions.
    Nothing is checked if the client connects anonymously.

    Raises:
        ClusterError: the right is missing, or no broker answers.
    """
    if not _principal(settings):
        return
    async with admin_client(settings) as client:
        try:
            await client.find_coordinator(group)
        except GroupAuthorizationFailedError as error:
            # The error of aiokafka holds a sentence instead of the name.
            raise GroupAuthorizationFailedError(group) from error
        except GroupCoordinatorNotAvailableError:
            # A new cluster has no coordinator yet; the worker waits for it.
            return


def differences(
    topics: Iterable[Topic], settings: Settings, counts: Mapping[str, int]
) -> tuple[str, ...]:
    """
    Return how a cluster differs from the topic table.

    Args:
        counts: partitions by full topic name, from `partition_counts`.

    Returns:
        One sentence for each topic that is missing or has the wrong number
        of partitions.
    """
    principal = _principal(settings)
    sentences = []
    for topic in topics:
        name = full_name(topic, settings)
        expected, actual = partitions(topic, settings), counts.get(name)
        if actual is None:
            hidden = f", or hidden from {principal}" if principal else ""
            sentences.append(f"topic {name} is missing{hidden}")
        elif actual != expected:
            sentences.append(
                f"topic {name} has {actual} partitions, not {expected}"
            )
    return tuple(sentences)


def _principal(settings: Settings) -> str:
    """Return the user or certificate that we log in with; "" for none."""
    if settings.kafka_user:
        return settings.kafka_user
    certificate = settings.kafka_cert_file
    return "" if certificate == Path() else str(certificate)
