"""
One partition of a Faust table whose changelog leaves with the outputs.

Faust's own way takes a future and a task for each write, and a queue before
the producer's buffer. Here a write goes to the table's store at once, and its
changelog record to the `Accumulator`. The record is the same as Faust's.

A store on disk (RocksDB) has one database for each partition, and takes the
partition from Faust's current event. Faust sets that event while an agent
iterates over single events, but not for a batch. So it is set here.
"""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, cast

from faust.streams import _current_event

from streams.runtime.accumulator import (
    Accumulator,
    OutgoingRecord,
    SentBatch,
)

__all__ = ["ChangeloggedTable", "persist_offsets"]


class ChangeloggedTable(MutableMapping[bytes, bytes]):
    """
    One partition of a table, for the agent that owns it.

    Keys of other partitions are seen too: Faust holds one mapping.

    Args:
        table: a Faust table of bytes.
    """

    def __init__(
        self, table: Any, partition: int, accumulator: Accumulator
    ) -> None:
        self._store = table.data
        self._topic: str = table.changelog_topic_name
        self._partition = partition
        self._accumulator = accumulator
        self._event = SimpleNamespace(
            message=SimpleNamespace(partition=partition)
        )
        """All that a store reads of the current event."""

    def __getitem__(self, key: bytes) -> bytes:
        with self._in_partition():
            value: bytes = self._store[key]
        return value

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._log(key, value)
        with self._in_partition():
            self._store[key] = value

    def __delitem__(self, key: bytes) -> None:
        self._log(key, None)
        with self._in_partition():
            del self._store[key]

    def __contains__(self, key: object) -> bool:
        with self._in_partition():
            return key in self._store

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._store)

    def __len__(self) -> int:
        return len(self._store)

    @contextmanager
    def _in_partition(self) -> Iterator[None]:
        # Faust keeps a weak reference to the event and calls it.
        token = _current_event.set(cast("Any", lambda: self._event))
        try:
            yield
        finally:
            _current_event.reset(token)

    def _log(self, key: bytes, value: bytes | None) -> None:
        self._accumulator.add(
            OutgoingRecord(self._topic, key, value, (), self._partition)
        )


def persist_offsets(table: Any, accumulator: Accumulator) -> None:
    """
    Note in a table's store how far its changelog was delivered.

    A worker that starts again reads the changelog from there. It matters
    only to a store on disk (RocksDB).
    """

    def persist(batch: SentBatch) -> None:
        table.data.set_persisted_offset(batch.tp, batch.offset)

    accumulator.observe_topic(table.changelog_topic_name, persist)
