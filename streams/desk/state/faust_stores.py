"""
The desk's stores on Faust tables.

A worker may be assigned several partitions of a topic, while a Faust table
is one mapping, so each key begins with its partition. Each partition has its
own state, whose indexes are built at the first event after a rebalance.
"""

import asyncio
from collections.abc import (
    Callable,
    Container,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
)
from typing import Any, Generic, TypeVar

import faust

from extractors.output.codec import decode, encode
from streams import clock
from streams.config.settings import Settings
from streams.desk.state.delivery_log import Delivered, SinkDeliveries
from streams.desk.state.models import STORES
from streams.desk.state.state import DeskState
from streams.kafka.topics import DELIVERIES, UNIQUE, Topic
from streams.runtime.accumulator import Accumulator
from streams.runtime.app import bytes_table
from streams.runtime.tables.changelogged_table import ChangeloggedTable

__all__ = [
    "OpenTable",
    "PartitionCache",
    "RevokedError",
    "TableStore",
    "delivery_cache",
    "delivery_table",
    "make_stores",
    "open_table",
    "state_cache",
    "store_tables",
]

T = TypeVar("T")
SLICE = 0.02
"""Seconds of work between two turns of the event loop."""
Table = MutableMapping[bytes, bytes]
OpenTable = Callable[[int], Table]
"""Opens one partition of a table."""


class RevokedError(Exception):
    """A partition was revoked while its state was being prepared."""


class TableStore(MutableMapping[str, T]):
    """
    One partition of one table, as a mapping from names to records.

    Writes are allowed only while an agent iterates over its stream; each
    write goes to the table's changelog first (`ChangeloggedTable`).
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
    return ChangeloggedTable(table, accumulator).open


def store_tables(
    app: faust.App,
    settings: Settings,
    accumulator: Accumulator,
    names: Iterable[str],
    like: Topic,
) -> Mapping[str, OpenTable]:
    """
    Return tables by store name.

    Args:
        like: the topic whose partitions the stores have.
    """
    return {
        name: open_table(bytes_table(app, settings, name, like), accumulator)
        for name in names
    }


def make_stores(
    tables: Mapping[str, OpenTable],
    partition: int,
    kinds: Mapping[Any, type[Any]],
) -> dict[str, Any]:
    """Return the stores of one partition, by name."""
    return {
        name: TableStore(tables[name](partition), partition, kind)
        for name, kind in kinds.items()
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
        prepare: prepares it in slices: derives what it holds from its store.
    """

    def __init__(
        self,
        make: Callable[[int], T],
        prepare: Callable[[T], Iterator[None]] = lambda _: iter(()),
    ) -> None:
        self._make = make
        self._prepare = prepare
        self._cached: dict[int, T] = {}
        self._opening: dict[int, T] = {}

    @property
    def is_opening(self) -> bool:
        """Whether an object is being prepared."""
        return bool(self._opening)

    def retain(self, partitions: Container[int]) -> None:
        """
        Drop the objects of all other partitions.

        Another worker may have written to their tables meanwhile.
        """
        for objects in self._cached, self._opening:
            for partition in list(objects):
                if partition not in partitions:
                    del objects[partition]

    async def open(self, partition: int) -> T:
        """
        Return a partition's object; make it if there is none.

        A state of a million texts takes half a minute to prepare. Meanwhile
        the event loop has its turn every 20 ms, so that the worker answers
        its broker and its probes. Only one task may open a partition.

        Raises:
            RevokedError: the partition was revoked meanwhile. What was
                prepared may not be used, even if the partition came back.
        """
        if partition not in self._cached:
            made = self._opening[partition] = self._make(partition)
            try:
                await self._prepare_in_turns(partition, made)
            finally:
                self._opening.pop(partition, None)
            self._cached[partition] = made
        return self._cached[partition]

    async def _prepare_in_turns(self, partition: int, made: T) -> None:
        """Prepare an object, and let other tasks run in between."""
        begin = clock.seconds()
        for _ in self._prepare(made):
            if clock.seconds() - begin > SLICE:
                await asyncio.sleep(0)
                if self._opening.get(partition) is not made:
                    msg = f"partition {partition} was revoked"
                    raise RevokedError(msg)
                begin = clock.seconds()


def state_cache(tables: Mapping[str, OpenTable]) -> PartitionCache[DeskState]:
    """Return the cache of states over the desk's tables, with indexes."""

    def make(partition: int) -> DeskState:
        return DeskState(**make_stores(tables, partition, STORES))

    return PartitionCache(make, DeskState.rebuild_in_slices)


def delivery_cache(table: OpenTable) -> PartitionCache[SinkDeliveries]:
    """Return the cache of deliveries over the enrich step's table."""

    def make(partition: int) -> SinkDeliveries:
        return SinkDeliveries(
            TableStore(table(partition), partition, Delivered)
        )

    return PartitionCache(make, SinkDeliveries.rebuild_in_slices)
