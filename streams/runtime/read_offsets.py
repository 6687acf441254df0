"""Faust's marks of the offsets that it has read, but for some topics."""

from collections.abc import Iterator, MutableMapping

from faust.types import TP

__all__ = ["ReadOffsets"]


class ReadOffsets(MutableMapping[TP, int | None]):
    """
    The last offset that Faust has read of each partition; None if unknown.

    Faust drops a record before the last offset, and counts the offsets
    between that and the next record as acknowledged. It does neither while
    the last offset is unknown.

    Args:
        topics: full names of the topics whose offsets stay unknown.
    """

    def __init__(self, topics: frozenset[str]) -> None:
        self._topics = topics
        self._offsets: dict[TP, int | None] = {}

    def __getitem__(self, tp: TP) -> int | None:
        return self._offsets.get(tp)

    def __setitem__(self, tp: TP, offset: int | None) -> None:
        if tp.topic not in self._topics:
            self._offsets[tp] = offset

    def __delitem__(self, tp: TP) -> None:
        self._offsets.pop(tp, None)

    def __iter__(self) -> Iterator[TP]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
