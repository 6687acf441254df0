"""Which feeds are this worker's: those whose partition it holds."""

import asyncio
from typing import TYPE_CHECKING

from aiokafka.partitioner import murmur2

from streams.config.settings import Settings
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.compacted_reader import CompactedTopicReader

if TYPE_CHECKING:
    import faust

__all__ = ["FeedAssignment", "partition_of"]


LOOK_EVERY = 0.05


def partition_of(feed: bytes, partitions: int) -> int:
    """Return a feed's partition, as Kafka's own clients choose it."""
    return int(murmur2(feed) & 0x7FFF_FFFF) % partitions


class FeedAssignment:
    """
    The partitions of ``wire.feeds`` that this worker holds.

    A worker that was just given partitions waits until their topics are
    read to the end, so that it knows every feed's validators before it asks
    again.

    Args:
        following: is told which partitions to read.
    """

    def __init__(
        self,
        app: "faust.App",
        settings: Settings,
        following: CompactedTopicReader,
    ) -> None:
        self._app = app
        self._feeds = full_name(FEEDS, settings)
        self._following = following
        self._partitions = settings.partitions
        self._held: frozenset[int] | None = None

    def holds(self, feed: bytes) -> bool:
        """Say whether a feed is this worker's."""
        held = self._held or frozenset()
        return partition_of(feed, self._partitions) in held

    def changed(self) -> bool:
        """Say, once, that other partitions are held than before."""
        now = self._now_held()
        if now == self._held:
            return False
        self._held = now
        return True

    def _now_held(self) -> frozenset[int]:
        actives = self._app.assignor.assigned_actives()
        return frozenset(
            one.partition for one in actives if one.topic == self._feeds
        )

    def settled(self) -> bool:
        """Say whether partitions stay, and all that is in them is read."""
        return not self._app.rebalancing and self._is_caught_up()

    def _is_caught_up(self) -> bool:
        self._following.hold(self._now_held())
        return self._following.is_caught_up()

    async def known(self) -> None:
        """
        Wait until all that is known of the feeds held is read.

        A rebalance is not waited for: it may be waiting for us.
        """
        while True:
            if self._is_caught_up():
                return
            await asyncio.sleep(LOOK_EVERY)
