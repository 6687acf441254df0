"""
The desk's stores on Faust tables.

A worker may be assigned several partitions of a topic, while a Faust table
is one mapping, so each key begins with its partition. Each partition has its
own state, whose indexes are built at the first event after a rebalance.
"""

from collections.abc import (
    Callable,
    Container,
    Iterator,
    Mapping,
    MutableMapping,
)
from typing import Any, Generic, TypeVar

import faust

from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.state.delivery_log import Delivered, SinkDeliveries
from streams.desk.state.models import STORES
from streams.desk.state.state import DeskState
from streams.kafka.topics import CLEAN, DELIVERIES, UNIQUE
from streams.runtime.accumulator import Accumulator
from streams.runtime.app import bytes_table
from streams.runtime.changelogged_table import (
    ChangeloggedTable,
    persist_offsets,
)

__all__ = [
    "OpenTable",
    "PartitionCache",
    "TableStore",
    "delivery_cache",
    "delivery_table",
    "desk_tables",
    "open_table",
    "state_cache",
]

T = TypeVar("T")
Table = MutableMapping[bytes, bytes]
OpenTable = Callable[[int], Table]
"""Opens one partition of a table."""


class TableStore(MutableMapping[str, T]):
    """
    One partition of one table, as a mapping from names to records.

    Writes are allowed only while an agent iterates over its stream; each
    write goes to the table's changelog (`ChangeloggedTable`).
    """

    def __init__(self, table: Table, partition: int, kind: type[T]) -> None:
        self._table = table
        self._prefix = f"{partition}|".encode()
        self._kind = kind

    def _key(self, name: str) -> bytes:
        return self._prefix + name.encode()

    def __getitem__(self, name: str) -> T:
        return decode(self._table[self._key(name)], self._kind)

    def __setitem__(self, name: str, value: T) -> None:
        self._table[self._key(name)] = encode(value)

    def __delitem__(self, name: str) -> None:
        del self._table[self._key(name)]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._key(name) in self._table

    def __iter__(self) -> Iterator[str]:
        start = len(self._prefix)
        return (
            key[start:].decode()
            for key in list(self._table)
            if key.startswith(self._prefix)
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


def open_table(table: Any, accumulator: Accumulator) -> OpenTable:
    """
    Return what opens one partition of a Faust table.

    The changelog of each write goes to the accumulator.
    """
    persist_offsets(table, accumulator)
    return lambda partition: ChangeloggedTable(table, partition, accumulator)


def desk_tables(
    app: faust.App, settings: Settings, accumulator: Accumulator
) -> Mapping[str, OpenTable]:
    """Return the desk's tables by store name."""
    return {
        name: open_table(bytes_table(app, settings, name, CLEAN), accumulator)
        for name in STORES
    }


def delivery_table(
    app: faust.App, settings: Settings, accumulator: Accumulator
) -> OpenTable:
    """Return the enrich step's table."""
    table = bytes_table(app, settings, DELIVERIES, UNIQUE)
    return open_table(table, accumulator)


class PartitionCache(Generic[T]):
    """
    One object for each partition that is assigned to this worker.

    Args:
        make: makes a partition's object, at its first event.
    """

    def __init__(self, make: Callable[[int], T]) -> None:
        self._make = make
        self._cached: dict[int, T] = {}

    def retain(self, partitions: Container[int]) -> None:
        """
        Drop the objects of all other partitions.

        Another worker may have written to their tables meanwhile.
        """
        for partition in list(self._cached):
            if partition not in partitions:
                del self._cached[partition]

    def get(self, partition: int) -> T:
        """Return a partition's object; make it if there is none."""
        if partition not in self._cached:
            self._cached[partition] = self._make(partition)
        return self._cached[partition]


def state_cache(tables: Mapping[str, OpenTable]) -> PartitionCache[DeskState]:
    """Return the cache of states over the desk's tables, with indexes."""

    def build(partition: int) -> DeskState:
        stores: dict[str, Any] = {
            name: TableStore(tables[name](partition), partition, kind)
            for name, kind in STORES.items()
        }
        state = DeskState(**stores)
        state.rebuild()
        return state

    return PartitionCache(build)


def delivery_cache(table: OpenTable) -> PartitionCache[SinkDeliveries]:
    """Return the cache of deliveries over the enrich step's table."""
    return PartitionCache(
        lambda partition: SinkDeliveries(
            TableStore(table(partition), partition, Delivered)
        )
    )
