"""
Write batches of records; only one thread may use a writer.

The positions of the topics are written in the same transaction as the rows.
So a record that is read twice changes nothing, and after a crash the reader
goes on exactly where the rows end.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import apsw
import msgspec

from streams.desk.sinks.rules import Route
from streams.page.model.items import Tag, item_change
from streams.page.model.others import DuplicateRow
from streams.page.model.row_of import check_integers, row_of
from streams.page.model.source import SourceRecord
from streams.page.store.item_table import ItemTable
from streams.page.store.other_tables import OtherTables
from streams.page.store.pruning import Limits, prune

__all__ = ["Applied", "Place", "Writer"]

Place = tuple[str, int]
"""Kind of a topic, and a partition."""
SEQUENCE: Place = ("sequence", 0)
"""Under this place stands the number of changes of items so far."""


class Applied(NamedTuple):
    """
    What a batch has done.

    Attributes:
        items: number of changes of items.
        others: number of changes of other rows.
        unreadable: number of records that are not of their topic's type.
        is_withdrawn: whether a kill has removed text.
    """

    items: int = 0
    others: int = 0
    unreadable: int = 0
    is_withdrawn: bool = False


class Writer:
    """
    Writes rows.

    Args:
        connection: from `open_writer`.
        routes: the deployment's routes; an item is tagged with those that it
            matches.
    """

    def __init__(
        self, connection: apsw.Connection, routes: Sequence[Route]
    ) -> None:
        self._connection = connection
        self._routes = routes
        self._items = ItemTable(connection)
        self._others = OtherTables(connection)
        self._positions = self._read_positions()
        self._is_withdrawn = False

    def positions(self) -> Mapping[Place, int]:
        """Return the offset to read next, by topic and partition."""
        return {
            place: next_
            for place, next_ in self._positions.items()
            if place != SEQUENCE
        }

    def apply(self, records: Iterable[SourceRecord]) -> Applied:
        """
        Write a batch in one transaction.

        Raises:
            apsw.Error: the file could not be written; nothing of the batch
                is in it.
        """
        self._is_withdrawn = False
        try:
            with self._connection:
                applied = self._apply_all(records)
                self._write_positions()
        except apsw.Error:
            self._positions = self._read_positions()
            self._items.forget_names()
            raise
        if self._is_withdrawn:
            self._empty_log()
        return applied._replace(is_withdrawn=self._is_withdrawn)

    def prune(self, limits: Limits, now: int) -> int:
        """Remove what is beyond the limits; return the number of items."""
        return prune(self._connection, self._items, limits, now)

    def _apply_all(self, records: Iterable[SourceRecord]) -> Applied:
        items = others = unreadable = 0
        for record in records:
            place = (record.kind, record.partition)
            if record.offset < self._positions.get(place, 0):
                continue
            self._positions[place] = record.offset + 1
            try:
                if record.kind == "items":
                    self._apply_item(record)
                    items += 1
                else:
                    self._apply_other(record)
                    others += 1
            except (msgspec.MsgspecError, ValueError, OverflowError):
                unreadable += 1
        return Applied(items, others, unreadable)

    def _apply_item(self, record: SourceRecord) -> None:
        if record.value is None:
            self._withdraw(record.key, self._items.remove(record.key))
            return
        change = item_change(record, self._routes)
        check_integers(change.row)
        if change.row.is_canceled:
            tags = (*change.tags, *self._routes_of_killed(change.row.uri))
            change = change._replace(tags=tags)
        self._items.keep_version(change.row)
        names = self._items.remove(change.row.uri)
        number = self._positions.get(SEQUENCE, 0) + 1
        self._positions[SEQUENCE] = number
        self._items.insert(change, number)
        if change.row.is_canceled:
            self._withdraw(change.row.uri, names)

    def _routes_of_killed(self, uri: str) -> Iterable[Tag]:
        """Return the routes whose readers may have the text of an item."""
        known = self._items.routes_of(uri)
        if known is not None:
            return known
        return [Tag("route", route.name, route.name) for route in self._routes]

    def _apply_other(self, record: SourceRecord) -> None:
        if record.value is None:
            self._others.remove(record.kind, record.key)
            return
        row = row_of(record)
        check_integers(row)
        self._others.write(row)
        if isinstance(row, DuplicateRow) and row.status == "canceled":
            self._withdraw(row.uri, ())

    def _withdraw(self, uri: str, names: Iterable[int]) -> None:
        self._others.withdraw(uri)
        self._items.remove_names(names)
        self._is_withdrawn = True

    def _read_positions(self) -> dict[Place, int]:
        rows = self._connection.execute(
            "SELECT kind, partition, next FROM positions"
        )
        return {
            (str(kind), int(partition)): int(next_)
            for kind, partition, next_ in rows
        }

    def _write_positions(self) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO positions (kind, partition, next) "
            "VALUES (?, ?, ?)",
            [(*place, next_) for place, next_ in self._positions.items()],
        )

    def _empty_log(self) -> None:
        """Empty the write-ahead log, which still holds the removed text."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
