"""
The topics of a run on a Kafka of others: made first, removed at the end.

Only what this run made is removed: a topic or a consumer group that was there
before stays. Workers create no topics, so these are all.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiokafka.errors import KafkaError

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import ClusterError
from streams.kafka.topics import Topic, app_id, full_name

__all__ = ["TemporaryTopics", "temporary_topics"]


@dataclass(slots=True)
class TemporaryTopics:
    """
    What a run makes on a cluster.

    Attributes:
        topics: full names of the topics that the run made.
        groups: names of the consumer groups that the run makes.
        kept: full names of the topics that were there before.
    """

    topics: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@asynccontextmanager
async def temporary_topics(
    wanted: Sequence[Topic], settings: Settings, left: list[str]
) -> AsyncIterator[TemporaryTopics]:
    """
    Create topics, and remove them at the end of the ``with`` block.

    No worker may run any more at its end.

    Args:
        left: gets the names of what could not be removed, also if the block
            ends with an error.

    Yields:
        What was made.

    Raises:
        ClusterError: no broker answers, or it refuses a topic.
    """
    names = [full_name(topic, settings) for topic in wanted]
    known = await admin.partition_counts(settings)
    groups = {app_id("poller", settings), app_id("desk", settings)}
    made = TemporaryTopics(
        topics=[name for name in names if name not in known],
        groups=sorted(groups - await admin.groups(settings)),
        kept=[name for name in names if name in known],
    )
    try:
        made.topics = await admin.create(wanted, settings)
        yield made
    finally:
        left += await _remove(made, settings)


async def _remove(made: TemporaryTopics, settings: Settings) -> list[str]:
    """Remove what a run made; return the names of what is left."""
    left: list[str] = []
    for names, delete in (
        (made.topics, admin.delete_topics),
        (made.groups, admin.delete_groups),
    ):
        try:
            left += await delete(names, settings)
        except (ClusterError, KafkaError, TimeoutError):
            left += names
    return left
