"""Which feeds are this worker's: those whose partition it holds."""

import faust
from aiokafka.errors import IllegalStateError
from aiokafka.partitioner import murmur2
from faust.types import TP

from streams.settings import Settings
from streams.topics import FEEDS, POLLS, SUBSCRIPTIONS, named

__all__ = ["Ownership", "partition_of"]


def partition_of(feed: bytes, partitions: int) -> int:
    """Return a feed's partition, as Kafka's own clients choose it."""
    return int(murmur2(feed) & 0x7FFF_FFFF) % partitions


class Ownership:
    """
    The partitions of ``wire.feeds`` that this worker holds.

    A worker that was just given partitions waits until it has read
    ``wire.polls`` and ``wire.subscriptions`` to their ends, so that it
    knows every feed's validators and leases before it asks again.
    """

    def __init__(self, app: faust.App, settings: Settings) -> None:
        self._app = app
        self._feeds = named(FEEDS, settings)
        self._state = [named(one, settings) for one in (POLLS, SUBSCRIPTIONS)]
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

    async def settled(self) -> bool:
        """Say whether tables and newest outcomes are all read."""
        app = self._app
        if app.rebalancing or app.in_recovery:
            return False
        now = self._now_held()
        if now == self._held:
            return True
        if not now:
            return True
        try:
            return await self._caught_up(
                {TP(name, one) for one in now for name in self._state}
            )
        except IllegalStateError:
            # A rebalance took the partitions while we asked about them.
            return False

    async def _caught_up(self, partitions: set[TP]) -> bool:
        ends = await self._app.consumer.highwaters(*partitions)
        for one in partitions:
            position = await self._app.consumer.position(one)
            if (position or 0) < ends.get(one, 0):
                return False
        return True
