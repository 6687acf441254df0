"""
A Faust table whose changelog leaves with the outputs.

A write waits in memory until the broker has acknowledged its changelog
record. Then it goes to the table's store. So a worker that is killed leaves
no store on disk (RocksDB) that knows more than Kafka. With Faust's order, the
store first, the enrich step found notes of versions that were never sent, and
kept back those before them (deploy/decisions/0035).

Faust's way takes a future and a task for each write, and a queue before the
producer's buffer. Here the changelog record goes to the `Accumulator`. The
record is the same as Faust's.

A store on disk has one database for each partition, and takes the partition
from Faust's current event. Faust sets that event while an agent iterates over
single events, but not for a batch. So it is set here.
"""

from collections import deque
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from faust.streams import _current_event

from streams.runtime.accumulator import (
    Accumulator,
    OutgoingRecord,
    SentBatch,
)

__all__ = ["ChangeloggedTable", "TablePartition"]


class _Write(NamedTuple):
    """A new value of a key; None if the key is removed."""

    key: bytes
    value: bytes | None


class ChangeloggedTable:
    """
    Opens the partitions of a table, and keeps what their changelogs have.

    Args:
        table: a Faust table of bytes.
        accumulator: takes the changelog records.
    """

    def __init__(self, table: Any, accumulator: Accumulator) -> None:
        self._table = table
        self._accumulator = accumulator
        self._opened: dict[int, TablePartition] = {}
        accumulator.observe_topic(table.changelog_topic_name, self._keep)

    def open(self, partition: int) -> "TablePartition":
        """Return a partition, for the agent that owns it."""
        if partition not in self._opened:
            self._opened[partition] = TablePartition(
                self._table, partition, self._accumulator
            )
        return self._opened[partition]

    def _keep(self, batch: SentBatch) -> None:
        """
        Store the writes of a batch, and note how far the changelog goes.

        A worker that starts again reads the changelog from there. It matters
        only to a store on disk.
        """
        self._opened[batch.tp.partition].store_oldest(batch.records)
        self._table.data.set_persisted_offset(batch.tp, batch.offset)


class TablePartition(MutableMapping[bytes, bytes]):
    """
    One partition of a table: its store, and the writes that wait.

    Keys of other partitions are seen too: Faust holds one mapping.
    """

    def __init__(
        self, table: Any, partition: int, accumulator: Accumulator
    ) -> None:
        self._store = table.data
        self._topic: str = table.changelog_topic_name
        self._partition = partition
        self._accumulator = accumulator
        self._waiting: deque[_Write] = deque()
        """In the order of the changelog."""
        self._newest: dict[bytes, _Write] = {}
        """The last waiting write of each key."""
        self._event = SimpleNamespace(
            message=SimpleNamespace(partition=partition)
        )
        """All that a store reads of the current event."""

    def __getitem__(self, key: bytes) -> bytes:
        if write := self._newest.get(key):
            if write.value is None:
                raise KeyError(key)
            return write.value
        with self._in_partition():
            value: bytes = self._store[key]
        return value

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._write(_Write(key, value))

    def __delitem__(self, key: bytes) -> None:
        if key not in self:
            raise KeyError(key)
        self._write(_Write(key, None))

    def __contains__(self, key: object) -> bool:
        if write := self._newest.get(cast("bytes", key)):
            return write.value is not None
        with self._in_partition():
            return key in self._store

    def __iter__(self) -> Iterator[bytes]:
        added = dict.fromkeys(
            key
            for key, write in self._newest.items()
            if write.value is not None
        )
        for key in self._store:
            added.pop(key, None)
            if key not in self._newest or self._newest[key].value is not None:
                yield key
        yield from added

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def store_oldest(self, count: int) -> None:
        """Move the oldest writes, which the broker has, to the store."""
        writes = [self._waiting.popleft() for _ in range(count)]
        for write in writes:
            if self._newest[write.key] is write:
                del self._newest[write.key]
        last = {write.key: write.value for write in writes}
        with self._in_partition():
            for key, value in last.items():
                if value is not None:
                    self._store[key] = value
                else:
                    with suppress(KeyError):
                        del self._store[key]

    def _write(self, write: _Write) -> None:
        self._waiting.append(write)
        self._newest[write.key] = write
        self._accumulator.add(
            OutgoingRecord(
                self._topic, write.key, write.value, (), self._partition
            )
        )

    @contextmanager
    def _in_partition(self) -> Iterator[None]:
        # Faust keeps a weak reference to the event and calls it.
        token = _current_event.set(cast("Any", lambda: self._event))
        try:
            yield
        finally:
            _current_event.reset(token)
