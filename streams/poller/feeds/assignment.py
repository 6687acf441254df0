"""Decide which feeds belong to this worker: those of its partitions."""

import asyncio
from typing import TYPE_CHECKING

from aiokafka.partitioner import murmur2

from streams.config.settings import Settings
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.compacted_reader import CompactedTopicReader

if TYPE_CHECKING:
    import faust

__all__ = ["FeedAssignment", "partition_of"]


CHECK_INTERVAL = 0.05


def partition_of(feed: bytes, partitions: int) -> int:
    """Return a feed's partition, chosen as Kafka's own clients choose it."""
    return int(murmur2(feed) & 0x7FFF_FFFF) % partitions


class FeedAssignment:
    """
    The partitions of ``wire.feeds`` that are assigned to this worker.

    A worker that gets new partitions waits until it has read their topics
    to the end. So it knows every feed's validators before the first poll.

    Args:
        reader: reads the partitions that are assigned.
    """

    def __init__(
        self,
        app: "faust.App",
        settings: Settings,
        reader: CompactedTopicReader,
    ) -> None:
        self._app = app
        self._feeds = full_name(FEEDS, settings)
        self._reader = reader
        self._partition_count = settings.partitions
        self._partitions: frozenset[int] | None = None

    def holds(self, feed: bytes) -> bool:
        """Return whether a feed belongs to this worker."""
        partitions = self._partitions or frozenset()
        return partition_of(feed, self._partition_count) in partitions

    def refresh(self) -> bool:
        """Read the assignment; return whether it changed since last time."""
        partitions = self._assigned_partitions()
        if partitions == self._partitions:
            return False
        self._partitions = partitions
        return True

    def _assigned_partitions(self) -> frozenset[int]:
        actives = self._app.assignor.assigned_actives()
        return frozenset(
            active.partition
            for active in actives
            if active.topic == self._feeds
        )

    def is_stable(self) -> bool:
        """Return whether no rebalance runs and the reader has caught up."""
        return not self._app.rebalancing and self._is_caught_up()

    def _is_caught_up(self) -> bool:
        self._reader.assign(self._assigned_partitions())
        return self._reader.is_caught_up()

    async def wait_caught_up(self) -> None:
        """
        Wait until the reader has caught up on the assigned partitions.

        It does not wait for the end of a rebalance, because the rebalance
        may be waiting for the caller.
        """
        while True:
            if self._is_caught_up():
                return
            await asyncio.sleep(CHECK_INTERVAL)
