"""Write items: their rows, texts, tags and versions."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import apsw

from streams.page.model.items import ItemChange, ItemRow, Tag
from streams.page.query.statement import json_list
from streams.page.store import statements
from streams.page.store.name_table import NameTable
from streams.page.store.rows import insert_rows

__all__ = ["ItemTable"]

KEPT_VERSIONS = 20
VERSION_COLUMNS = "uri, revision, at, event, headline, value"


class ItemTable:
    """The table of items, and those that belong to it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.names = NameTable(connection)

    def known_uris(self, uris: Iterable[str]) -> set[str]:
        """Return those of the uris whose items are in the table."""
        return self._known("uri", uris)

    def insert(self, changes: Sequence[ItemChange], sequence: int) -> None:
        """
        Insert items that are not in the table.

        Args:
            sequence: number of the first one.
        """
        ids = self._free_ids([change.row.id for change in changes])
        numbers = self.names.numbers_of(
            chain.from_iterable(change.tags for change in changes)
        )
        items, texts, tags = [], [], []
        for place, (id_, change) in enumerate(zip(ids, changes, strict=True)):
            names = sorted({numbers[tag] for tag in change.tags})
            row = (id_, *change.row[1:])
            joined = ",".join(map(str, names))
            items.append((*row, sequence + place, joined))
            if change.texts:
                texts.append((id_, *change.texts))
            tags += [(name, id_) for name in names]
        # FTS5 writes a segment whenever an id is lower than the one before.
        insert_rows(self._connection, statements.INSERT_ITEMS, sorted(items))
        insert_rows(self._connection, statements.INSERT_TEXTS, sorted(texts))
        insert_rows(self._connection, statements.INSERT_TAGS, sorted(tags))

    def remove(self, uri: str) -> Sequence[int]:
        """Remove an item; return the numbers of its tags' names."""
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT id FROM items WHERE uri = ?", (uri,)
        ).fetchall()
        return [name for (item,) in rows for name in self.drop(item)]

    def routes_of(self, uri: str) -> tuple[Tag, ...] | None:
        """Return the routes of an item; None if it is not known."""
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT names.value FROM items LEFT JOIN names "
            "ON kind = 'route' AND EXISTS (SELECT 1 FROM tags "
            "WHERE tags.name = names.name AND tags.item = items.id) "
            "WHERE uri = ?",
            (uri,),
        ).fetchall()
        values = [value for (value,) in rows]
        if not values:
            return None
        return tuple(Tag("route", value, value) for value in values if value)

    def drop(self, item: int) -> Sequence[int]:
        """Remove an item by its id; return the numbers of its tags' names."""
        for statement in statements.DROP_ITEM:
            self._connection.execute(statement, (item,))
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "DELETE FROM items WHERE id = ? RETURNING names", (item,)
        ).fetchall()
        joined = ",".join(names for (names,) in rows)
        return [int(name) for name in joined.split(",") if name]

    def keep_version(self, row: ItemRow) -> None:
        """
        Keep the item as an older version, before ``row`` replaces it.

        The newest version is the item itself: kept twice, it would take a
        quarter of the file.
        """
        self._connection.execute(
            f"INSERT OR REPLACE INTO versions ({VERSION_COLUMNS}) "
            f"SELECT {VERSION_COLUMNS} FROM items WHERE uri = ? "
            "AND revision <> ? AND status <> 'canceled'",
            (row.uri, row.revision),
        )
        self._connection.execute(
            "DELETE FROM versions WHERE uri = ? AND "
            "(revision = ? OR revision <= ?)",
            (row.uri, row.revision, row.revision - KEPT_VERSIONS),
        )

    def _free_ids(self, wanted: Sequence[int]) -> list[int]:
        """Return ids that no item has: a wanted one or those after it."""
        taken = self._known("id", wanted)
        free = []
        for first in wanted:
            id_ = first
            while id_ in taken or (id_ != first and self._known("id", [id_])):
                id_ += 1
            taken.add(id_)
            free.append(id_)
        return free

    def _known(self, column: str, values: Iterable[Any]) -> set[Any]:
        """Return those of the values that a column of ours has."""
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            f"SELECT {column} FROM items WHERE {column} IN "
            "(SELECT value FROM json_each(?))",
            (json_list(values),),
        ).fetchall()
        return {value for (value,) in rows}
