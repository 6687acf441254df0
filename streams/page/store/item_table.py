"""Write items: their rows, texts, tags and versions."""

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from streams.page.model.items import ItemChange, ItemRow, Tag
from streams.page.store import statements

__all__ = ["ItemTable"]

KEPT_VERSIONS = 20
VERSION_COLUMNS = "uri, revision, at, event, headline, value"
MAX_CACHED_NAMES = 200_000


class ItemTable:
    """The table of items, and those that belong to it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._names: dict[tuple[str, str], int] = {}

    def forget_names(self) -> None:
        """Forget the numbers of names, after some were removed."""
        self._names.clear()

    def insert(self, change: ItemChange, sequence: int) -> None:
        """Insert an item that is not in the table."""
        row = change.row
        while self._connection.execute(
            "SELECT 1 FROM items WHERE id = ?", (row.id,)
        ).fetchone():
            row = row._replace(id=row.id + 1)
        self._connection.execute(statements.INSERT_ITEM, (*row, sequence))
        if change.texts:
            self._connection.execute(
                statements.INSERT_TEXTS, (row.id, *change.texts)
            )
        names = sorted({self._number_of(tag) for tag in change.tags})
        self._connection.executemany(
            "INSERT INTO tags (name, item) VALUES (?, ?)",
            [(name, row.id) for name in names],
        )

    def remove(self, uri: str) -> Sequence[int]:
        """Remove an item; return the numbers of its tags' names."""
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT id FROM items WHERE uri = ?", (uri,)
        ).fetchall()
        names: list[int] = []
        for (item,) in rows:
            tags: Iterable[tuple[Any, ...]] = self._connection.execute(
                "SELECT name FROM tags WHERE item = ?", (item,)
            )
            names += [name for (name,) in tags]
            self.drop(item)
        return names

    def routes_of(self, uri: str) -> tuple[Tag, ...] | None:
        """Return the routes of an item; None if it is not known."""
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT names.value FROM items "
            "LEFT JOIN tags ON tags.item = items.id "
            "LEFT JOIN names ON names.name = tags.name AND kind = 'route' "
            "WHERE items.uri = ?",
            (uri,),
        ).fetchall()
        values = [value for (value,) in rows]
        if not values:
            return None
        return tuple(Tag("route", value, value) for value in values if value)

    def drop(self, item: int) -> None:
        """Remove an item by its id."""
        for statement in statements.DROP_ITEM:
            self._connection.execute(statement, (item,))

    def remove_names(self, names: Iterable[int]) -> None:
        """Remove those names that no item is tagged with."""
        for name in names:
            removed = self._connection.execute(
                f"{statements.ORPHANED_NAMES} AND name = ? "
                "RETURNING kind, value",
                (name,),
            ).fetchall()
            for kind, value in removed:
                self._names.pop((str(kind), str(value)), None)

    def keep_version(self, row: ItemRow) -> None:
        """
        Keep the item as an older version, before ``row`` replaces it.

        The newest version is the item itself: kept twice, it would take a
        quarter of the file.
        """
        is_known = self._connection.execute(
            "SELECT 1 FROM items WHERE uri = ?", (row.uri,)
        ).fetchone()
        if row.is_canceled or not is_known:
            return  # the versions of a killed item are removed
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

    def _number_of(self, tag: Tag) -> int:
        """Return the number of a tag's name; create it if it is new."""
        key = (tag.kind, tag.value)
        if (known := self._names.get(key)) is not None:
            return known
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "INSERT INTO names (kind, value, label, folded) "
            "VALUES (?, ?, ?, ?) ON CONFLICT (kind, value) "
            "DO UPDATE SET label = label RETURNING name",
            (tag.kind, tag.value, tag.label, tag.label.casefold()),
        ).fetchall()
        number = next(int(number) for (number,) in rows)
        if len(self._names) >= MAX_CACHED_NAMES:
            self._names.clear()
        self._names[key] = number
        return number
