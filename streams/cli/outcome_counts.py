"""
Which published item ended how, in three bytes an item.

A run may last for weeks: a dictionary of sources was 300 bytes an item.
Counts are kept as they change, so that asking costs nothing.
"""

from array import array
from collections import Counter

__all__ = ["OutcomeCounts"]

BLOCK = 4096
"""Offsets kept together; a topic need not begin at offset 0."""


class _Block:
    """Numbers of feed and ending by offset; 0 is not known yet."""

    __slots__ = ("endings", "feeds")

    def __init__(self) -> None:
        self.feeds = array("H", bytes(2 * BLOCK))
        self.endings = bytearray(BLOCK)


class _Names:
    """Names and their numbers; the name of 0 is empty."""

    def __init__(self) -> None:
        self._names = [""]
        self._numbers = {"": 0}

    def name(self, number: int) -> str:
        return self._names[number]

    def number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self._names)
            self._names.append(name)
        return self._numbers[name]


class OutcomeCounts:
    """
    Published items by feed and ending.

    Attributes:
        published: feed -> items.
        ended: (feed, ending) -> items, of those published.
    """

    def __init__(self) -> None:
        self.published: Counter[str] = Counter()
        self.ended: Counter[tuple[str, str]] = Counter()
        self._blocks: dict[tuple[int, int], _Block] = {}
        self._feeds = _Names()
        self._endings = _Names()

    def publish(self, partition: int, offset: int, feed: str) -> None:
        """Count a raw record; one that was counted before changes nothing."""
        block, place = self._find(partition, offset)
        if block.feeds[place]:
            return
        block.feeds[place] = self._feeds.number(feed)
        self.published[feed] += 1
        if ending := self._endings.name(block.endings[place]):
            self.ended[feed, ending] += 1

    def end(self, partition: int, offset: int, ending: str) -> None:
        """Note how a raw record ended; its last ending is what counts."""
        block, place = self._find(partition, offset)
        before = self._endings.name(block.endings[place])
        block.endings[place] = self._endings.number(ending)
        if feed := self._feeds.name(block.feeds[place]):
            if before:
                self.ended[feed, before] -= 1
            self.ended[feed, ending] += 1

    def under_way(self) -> int:
        """Return how many published items have no ending."""
        return self.published.total() - self.ended.total()

    def _find(self, partition: int, offset: int) -> tuple[_Block, int]:
        number, place = divmod(offset, BLOCK)
        if (partition, number) not in self._blocks:
            self._blocks[partition, number] = _Block()
        return self._blocks[partition, number], place
