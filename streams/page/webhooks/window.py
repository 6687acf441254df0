"""
The deliveries in work: in order per item, and what may be committed.

Deliveries of different items overtake each other, so that one that fails
delays no other item. The offset that is committed is the first one that is
still open.
"""

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from streams.page.webhooks.message import KILL, Message

__all__ = ["Delivery", "Window"]


class Delivery(NamedTuple):
    """
    One record to deliver.

    Attributes:
        partition, offset: where it stands; -1 if it was asked for by hand.
        uri: the item; deliveries of one item are in order.
    """

    partition: int
    offset: int
    uri: str
    at: datetime
    message: Message

    @property
    def is_kill(self) -> bool:
        """Return whether it withdraws the item."""
        return self.message.kind == KILL


class Window:
    """
    Deliveries that are read and not finished.

    Args:
        limit: their number at most.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._queues: dict[str, deque[Delivery]] = {}
        self._open: dict[int, set[int]] = {}
        self._ends: dict[int, int] = {}

    def __len__(self) -> int:
        """Return the number of deliveries."""
        return sum(map(len, self._queues.values()))

    def __contains__(self, delivery: object) -> bool:
        """Return whether a delivery is still wanted."""
        return any(
            delivery is waiting
            for queue in self._queues.values()
            for waiting in queue
        )

    @property
    def is_full(self) -> bool:
        """Return whether no more should be read."""
        return len(self) >= self._limit

    def add(self, delivery: Delivery) -> tuple[Delivery, ...]:
        """
        Add a delivery; return those that it makes unwanted.

        After a kill an older version is not sent any more: it has the text
        that must not be used.
        """
        queue = self._queues.setdefault(delivery.uri, deque())
        dropped = tuple(queue) if delivery.is_kill else ()
        for older in dropped:
            self._close(older)
        if dropped:
            queue.clear()
        queue.append(delivery)
        if delivery.partition >= 0:
            self.skip(delivery.partition, delivery.offset)
            self._open.setdefault(delivery.partition, set()).add(
                delivery.offset
            )
        return dropped

    def skip(self, partition: int, offset: int) -> None:
        """Note that a record was read that needs no delivery."""
        self._ends[partition] = max(self._ends.get(partition, 0), offset + 1)

    def first(self, uri: str) -> Delivery | None:
        """Return the next delivery of an item."""
        queue = self._queues.get(uri)
        return queue[0] if queue else None

    def finish(self, delivery: Delivery) -> None:
        """Remove a delivery, if it is still there."""
        queue = self._queues.get(delivery.uri)
        if queue and queue[0] is delivery:
            queue.popleft()
            self._close(delivery)
        if queue is not None and not queue:
            del self._queues[delivery.uri]

    def positions(self) -> Mapping[int, int]:
        """Return the offset to read next after a crash, by partition."""
        return {
            partition: min(self._open.get(partition) or {end})
            for partition, end in self._ends.items()
        }

    def laggards(self, ahead: int) -> tuple[Delivery, ...]:
        """
        Return the deliveries that hold up their partition's commit.

        Args:
            ahead: records that may be read beyond an open one. All of them
                are sent again after a crash.
        """
        return tuple(
            waiting
            for queue in self._queues.values()
            for waiting in queue
            if waiting.partition >= 0
            and self._ends[waiting.partition] - waiting.offset > ahead
        )

    def clear(self) -> None:
        """Forget everything, when the partitions go."""
        self._queues.clear()
        self._open.clear()
        self._ends.clear()

    def _close(self, delivery: Delivery) -> None:
        self._open.get(delivery.partition, set()).discard(delivery.offset)
