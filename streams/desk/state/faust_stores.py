"""
Faust tables as the desk's stores.

A worker may hold several partitions of a lane topic while a table is one
mapping, so a key begins with its partition; each partition has a state of
its own, whose index is built at its first event after a rebalance.
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
from streams.desk.state.delivery_log import Delivered, Deliveries
from streams.desk.state.models import STORES
from streams.desk.state.state import DeskState
from streams.kafka.topics import CLEAN, DELIVERIES, UNIQUE
from streams.runtime.app import bytes_table

__all__ = [
    "PartitionCache",
    "TableStore",
    "deliveries",
    "delivery_table",
    "desk_tables",
    "states",
]

T = TypeVar("T")
Table = MutableMapping[bytes, bytes]


class TableStore(MutableMapping[str, T]):
    """
    One partition of one table, as records by name.

    Writes reach the changelog and are legal inside stream iteration only.
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


def desk_tables(app: faust.App, settings: Settings) -> Mapping[str, Any]:
    """Return the desk's tables by store name."""
    return {name: bytes_table(app, settings, name, CLEAN) for name in STORES}


def delivery_table(app: faust.App, settings: Settings) -> Any:
    """Return the routing step's table."""
    return bytes_table(app, settings, DELIVERIES, UNIQUE)


class PartitionCache(Generic[T]):
    """
    What belongs to each partition that this worker holds.

    Args:
        make: makes a partition's, at its first event.
    """

    def __init__(self, make: Callable[[int], T]) -> None:
        self._make = make
        self._held: dict[int, T] = {}

    def retain(self, partitions: Container[int]) -> None:
        """Drop what is of others: their tables may have moved."""
        for one in list(self._held):
            if one not in partitions:
                del self._held[one]

    def get(self, partition: int) -> T:
        """Return a partition's, made now if need be."""
        if partition not in self._held:
            self._held[partition] = self._make(partition)
        return self._held[partition]


def states(tables: Mapping[str, Any]) -> PartitionCache[DeskState]:
    """Return the states over the desk's tables, each with its indexes."""

    def built(partition: int) -> DeskState:
        stores: dict[str, Any] = {
            name: TableStore(tables[name], partition, kind)
            for name, kind in STORES.items()
        }
        state = DeskState(**stores)
        state.rebuild()
        return state

    return PartitionCache(built)


def deliveries(table: Table) -> PartitionCache[Deliveries]:
    """Return the deliveries over the routing step's table."""
    return PartitionCache(
        lambda partition: Deliveries(TableStore(table, partition, Delivered))
    )
