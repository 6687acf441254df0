"""
One partition of a Faust table whose changelog leaves with the outputs.

Faust's own way takes a future and a task for each write, and a queue before
the producer's buffer. Here a write goes to the table's store at once, and its
changelog record to the `Accumulator`. The record is the same as Faust's.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any

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

    def __getitem__(self, key: bytes) -> bytes:
        value: bytes = self._store[key]
        return value

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._log(key, value)
        self._store[key] = value

    def __delitem__(self, key: bytes) -> None:
        self._log(key, None)
        del self._store[key]

    def __contains__(self, key: object) -> bool:
        return key in self._store

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._store)

    def __len__(self) -> int:
        return len(self._store)

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
