"""The names that items are tagged with, and their numbers."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import apsw

from streams.page.model.items import TAG_KINDS, Tag
from streams.page.query.names import KINDS_AT_MOST
from streams.page.query.statement import json_list
from streams.page.store import statements
from streams.page.store.rows import insert_rows

__all__ = ["NameTable"]

MAX_CACHED_NAMES = 200_000


class NameTable:
    """Gives numbers to names; `KINDS_AT_MOST` says what is in a number."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        # By the whole tag: its parts would be a new key for each look.
        self._numbers: dict[Tag, int] = {}

    def forget(self) -> None:
        """Forget the numbers, after some names were removed."""
        self._numbers.clear()

    def numbers_of(self, tags: Iterable[Tag]) -> Mapping[Tag, int]:
        """
        Return the numbers of names; those that are new are written.

        Tags that differ in nothing but the label have one name.
        """
        if len(self._numbers) > MAX_CACHED_NAMES:
            self._numbers.clear()
        wanted = set(tags)
        if missing := wanted - self._numbers.keys():
            self._read(missing)
        if missing := wanted - self._numbers.keys():
            self._write(missing)
            self._read(missing)
        return self._numbers

    def remove_unused(self, numbers: Iterable[int]) -> None:
        """Remove those names that no item is tagged with."""
        for number in numbers:
            self._connection.execute(
                f"{statements.ORPHANED_NAMES} AND name = ?", (number,)
            )
        self.forget()

    def _read(self, tags: Collection[Tag]) -> None:
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT names.kind, names.value, name FROM json_each(?) AS wanted "
            "CROSS JOIN names ON names.kind = wanted.value ->> 0 "
            "AND names.value = wanted.value ->> 1",
            (json_list({tag[:2] for tag in tags}),),
        )
        found = {(kind, value): number for kind, value, number in rows}
        for tag in tags:
            if tag[:2] in found:
                self._numbers[tag] = found[tag[:2]]

    def _write(self, tags: Iterable[Tag]) -> None:
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT coalesce(max(name), 0) FROM names"
        ).fetchall()
        ((last,),) = rows
        names = {tag[:2]: tag for tag in sorted(tags)}
        first = int(last) // KINDS_AT_MOST + 1
        insert_rows(self._connection, statements.INSERT_NAMES, [
            (
                serial * KINDS_AT_MOST + TAG_KINDS.index(tag.kind),
                tag.kind, tag.value, tag.label, tag.label.casefold(),
            )
            for serial, tag in enumerate(names.values(), first)
        ])  # fmt: skip
