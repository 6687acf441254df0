"""
Write batches of records; only one thread may use a writer.

The positions of the topics are written in the same transaction as the rows.
So a record that is read twice changes nothing, and after a crash the reader
goes on exactly where the rows end.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import apsw

from streams.desk.sinks.rules import Route
from streams.page.model.change import Change, Place, changes_of
from streams.page.model.items import ItemChange, Tag
from streams.page.model.others import DuplicateRow
from streams.page.model.row_of import Row
from streams.page.model.source import SourceRecord
from streams.page.store import statements
from streams.page.store.connection import transaction
from streams.page.store.item_table import ItemTable
from streams.page.store.merging import merge_words
from streams.page.store.other_tables import OtherTables
from streams.page.store.pruning import Limits, prune
from streams.page.store.rows import insert_rows

__all__ = ["Applied", "Writer"]

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
        self._new: dict[str, ItemChange] = {}
        self._known: set[str] = set()
        self._is_withdrawn = False

    def positions(self) -> Mapping[Place, int]:
        """Return the offset to read next, by topic and partition."""
        return {
            place: next_
            for place, next_ in self._positions.items()
            if place != SEQUENCE
        }

    def prepare(self, records: Iterable[SourceRecord]) -> Sequence[Change]:
        """Return what `write` needs of a batch; any thread may do it."""
        return tuple(changes_of(records, self._routes))

    def apply(self, records: Iterable[SourceRecord]) -> Applied:
        """Prepare and write a batch; raises as `write`."""
        return self.write(self.prepare(records))

    def write(self, changes: Sequence[Change]) -> Applied:
        """
        Write a batch in one transaction.

        Raises:
            apsw.Error: the file could not be written; nothing of the batch
                is in it.
        """
        self._is_withdrawn = False
        try:
            with transaction(self._connection):
                applied = self._write_all(changes)
                self._write_positions()
        except apsw.Error:
            self._positions = self._read_positions()
            self._items.names.forget()
            self._new.clear()
            self._others.forget_new()
            raise
        if self._is_withdrawn:
            self._empty_log()
        return applied._replace(is_withdrawn=self._is_withdrawn)

    def prune(self, limits: Limits, now: int) -> int:
        """Remove some of what is beyond the limits; see `pruning.prune`."""
        return prune(self._connection, self._items, limits, now)

    def merge_words(self) -> bool:
        """Do a part of what is to be merged; return whether there was any."""
        return merge_words(self._connection)

    def _write_all(self, changes: Sequence[Change]) -> Applied:
        items = others = unreadable = 0
        self._known = self._items.known_uris(
            change.state.row.uri
            for change in changes
            if isinstance(change.state, ItemChange)
        )
        for change in changes:
            if change.offset < self._positions.get(change.place, 0):
                continue
            self._positions[change.place] = change.offset + 1
            if not change.is_readable:
                unreadable += 1
            elif change.kind == "items":
                self._write_item(change)
                items += 1
            else:
                self._write_other(change)
                others += 1
        self._insert_new()
        return Applied(items, others, unreadable)

    def _write_item(self, change: Change) -> None:
        if not isinstance(change.state, ItemChange):
            self._insert_new()
            self._withdraw(change.key, self._items.remove(change.key))
            return
        item = change.state
        uri = item.row.uri
        if uri in self._new:
            self._insert_new()
        if item.row.is_canceled:
            self._insert_new()
            self._write_kill(item)
            return
        if uri in self._known:
            self._items.keep_version(item.row)
            self._items.remove(uri)
        self._new[uri] = item

    def _write_kill(self, item: ItemChange) -> None:
        uri = item.row.uri
        tags = (*item.tags, *self._routes_of_killed(uri))
        names = self._items.remove(uri)
        self._insert([item._replace(tags=tags)])
        self._withdraw(uri, names)

    def _insert_new(self) -> None:
        """Insert the items and rows that wait, all at once."""
        new = list(self._new.values())
        self._new.clear()
        if new:
            self._insert(new)
        self._others.insert_new()

    def _insert(self, items: Sequence[ItemChange]) -> None:
        number = self._positions.get(SEQUENCE, 0)
        self._positions[SEQUENCE] = number + len(items)
        self._items.insert(items, number + 1)
        self._known.update(item.row.uri for item in items)

    def _routes_of_killed(self, uri: str) -> Iterable[Tag]:
        """Return the routes whose readers may have the text of an item."""
        known = self._items.routes_of(uri)
        if known is not None:
            return known
        return [Tag("route", route.name, route.name) for route in self._routes]

    def _write_other(self, change: Change) -> None:
        row: ItemChange | Row | None = change.state
        if row is None:
            self._insert_new()
            self._others.remove(change.kind, change.key)
        elif not isinstance(row, ItemChange):
            self._others.write(row)
            if isinstance(row, DuplicateRow) and row.status == "canceled":
                self._insert_new()
                self._withdraw(row.uri, ())

    def _withdraw(self, uri: str, names: Iterable[int]) -> None:
        self._others.withdraw(uri)
        self._items.names.remove_unused(names)
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
        insert_rows(
            self._connection,
            statements.INSERT_POSITIONS,
            [(*place, next_) for place, next_ in self._positions.items()],
        )

    def _empty_log(self) -> None:
        """Empty the write-ahead log, which still holds the removed text."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
