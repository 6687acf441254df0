"""Count published items by feed and by outcome."""

from collections import Counter

__all__ = ["OutcomeCounts"]


class OutcomeCounts:
    """
    Counts of published items, updated with each record.

    A raw record is identified by its partition and offset. Records can
    arrive in any order and more than once: an outcome can come before its
    raw record, because they are on different topics.

    Attributes:
        published: feed -> number of raw records.
        by_outcome: (feed, outcome) -> number of raw records whose last
            outcome it is.
    """

    def __init__(self) -> None:
        self.published: Counter[str] = Counter()
        self.by_outcome: Counter[tuple[str, str]] = Counter()
        self._feeds: dict[tuple[int, int], str] = {}
        self._outcomes: dict[tuple[int, int], str] = {}

    def add_published(self, partition: int, offset: int, feed: str) -> None:
        """Count a raw record; a record that was counted is ignored."""
        source = partition, offset
        if source in self._feeds:
            return
        self._feeds[source] = feed
        self.published[feed] += 1
        if source in self._outcomes:
            self.by_outcome[feed, self._outcomes[source]] += 1

    def set_outcome(self, partition: int, offset: int, outcome: str) -> None:
        """Set a raw record's outcome; it replaces an earlier outcome."""
        source = partition, offset
        previous = self._outcomes.get(source)
        self._outcomes[source] = outcome
        if source not in self._feeds:
            return
        feed = self._feeds[source]
        if previous is not None:
            self.by_outcome[feed, previous] -= 1
        self.by_outcome[feed, outcome] += 1

    def under_way(self) -> int:
        """Return the number of published items without an outcome."""
        return self.published.total() - self.by_outcome.total()
