"""The feeds of this worker in the order in which they fall due: pure."""

from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush

__all__ = ["DueQueue"]


@dataclass(slots=True)
class DueQueue:
    """
    A heap of due times in which an entry is outdated by a later one.

    Attributes:
        due: when each feed is next polled; a feed under way is not in it.
    """

    due: dict[str, datetime] = field(default_factory=dict)
    _heap: list[tuple[datetime, str]] = field(default_factory=list)

    def put(self, feed: str, at: datetime) -> None:
        """Set when a feed falls due, instead of any time before."""
        if self.due.get(feed) != at:
            self.due[feed] = at
            heappush(self._heap, (at, feed))

    def drop(self, feed: str) -> None:
        """Forget a feed."""
        self.due.pop(feed, None)

    def next_at(self) -> datetime | None:
        """Return when the first feed falls due; None if there is none."""
        while self._heap:
            at, feed = self._heap[0]
            if self.due.get(feed) == at:
                return at
            heappop(self._heap)
        return None

    def take(self, now: datetime) -> tuple[str, datetime] | None:
        """
        Take the first feed that is due.

        Returns:
            Its id and when it fell due; None if none is due by ``now``.
        """
        at = self.next_at()
        if at is None or at > now:
            return None
        _, feed = heappop(self._heap)
        return feed, self.due.pop(feed)
