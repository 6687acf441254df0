"""The feeds of this worker, ordered by the time when they are due. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush

__all__ = ["DueQueue"]


@dataclass(slots=True)
class DueQueue:
    """
    A heap of due times, with lazy deletion of outdated entries.

    Attributes:
        due: when each feed is due; a feed whose task runs is not in it.
    """

    due: dict[str, datetime] = field(default_factory=dict)
    _heap: list[tuple[datetime, str]] = field(default_factory=list)

    def put(self, feed: str, at: datetime) -> None:
        """Set when a feed is due; this replaces an earlier entry."""
        if self.due.get(feed) != at:
            self.due[feed] = at
            heappush(self._heap, (at, feed))

    def drop(self, feed: str) -> None:
        """Remove a feed, if it is in the queue."""
        self.due.pop(feed, None)

    def next_at(self) -> datetime | None:
        """Return when the first feed is due; None if the queue is empty."""
        while self._heap:
            at, feed = self._heap[0]
            if self.due.get(feed) == at:
                return at
            heappop(self._heap)
        return None

    def take(self, now: datetime) -> tuple[str, datetime] | None:
        """
        Remove and return the first feed that is due.

        Returns:
            Its id and when it was due; None if no feed is due by ``now``.
        """
        at = self.next_at()
        if at is None or at > now:
            return None
        _, feed = heappop(self._heap)
        return feed, self.due.pop(feed)
