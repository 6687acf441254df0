"""Write the rows beside the items, and what a kill removes from them."""

from typing import Any

import apsw

from streams.page.model.row_of import Row
from streams.page.model.source import Kind
from streams.page.model.stories import StoryRow
from streams.page.model.withdrawal import redact_story
from streams.page.query.statement import json_list
from streams.page.store import statements
from streams.page.store.rows import insert_rows

__all__ = ["OtherTables"]


class OtherTables:
    """The tables of duplicates, captions, stories and all others."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._new: dict[type[Row], list[Row]] = {}

    def write(self, row: Row) -> None:
        """
        Write one row over the one with its key.

        Rows of most tables wait for `insert_new`.
        """
        if isinstance(row, StoryRow):
            self._write_story(row)
        else:
            self._new.setdefault(type(row), []).append(row)

    def insert_new(self) -> None:
        """Insert the rows that wait."""
        for kind, rows in self._new.items():
            insert_rows(self._connection, statements.REPLACE[kind], rows)
        self._new.clear()

    def forget_new(self) -> None:
        """Forget the rows that wait: their batch has failed."""
        self._new.clear()

    def remove(self, kind: Kind, key: str) -> None:
        """Remove what a tombstone removes."""
        for statement in statements.KEYED_BY.get(kind, ()):
            self._connection.execute(statement, (key,))

    def withdraw(self, uri: str) -> None:
        """Remove the text of a killed item."""
        for statement in statements.WITHDRAW:
            self._connection.execute(statement, (uri,))
        stories = self._connection.execute(
            f"SELECT {', '.join(statements.STORY_COLUMNS)} FROM stories "
            "WHERE id IN (SELECT story FROM story_members WHERE uri = ?)",
            (uri,),
        ).fetchall()
        for columns in stories:
            row = redact_story(_story_row(columns), {uri})
            self._connection.execute(
                "UPDATE stories SET headline = ?, value = ? WHERE id = ?",
                (row.headline, row.value, row.id),
            )

    def _write_story(self, story: StoryRow) -> None:
        row = redact_story(story, self._killed_of(story))
        self.remove("stories", row.id)
        values = [getattr(row, name) for name in statements.STORY_COLUMNS]
        insert_rows(self._connection, statements.INSERT_STORY, [values])
        insert_rows(
            self._connection,
            statements.INSERT_MEMBERS,
            [(*member, row.id) for member in row.members],
        )
        insert_rows(
            self._connection,
            statements.INSERT_ALIASES,
            [(alias, row.id) for alias in row.aliases],
        )

    def _killed_of(self, story: StoryRow) -> set[str]:
        """Return the uris of a story's items that were killed."""
        uris = json_list(uri for uri, _ in story.members)
        rows = self._connection.execute(
            # The plus keeps SQLite from reading all kills for each story.
            "SELECT uri FROM items WHERE +status = 'canceled' AND "
            "uri IN (SELECT value FROM json_each(?1)) UNION ALL "
            "SELECT uri FROM duplicates WHERE +status = 'canceled' AND "
            "uri IN (SELECT value FROM json_each(?1))",
            (uris,),
        )
        return {str(uri) for (uri,) in rows}


def _story_row(columns: tuple[Any, ...]) -> StoryRow:
    """Return a stored story; members and aliases are in tables."""
    stored = dict(zip(statements.STORY_COLUMNS, columns, strict=True))
    return StoryRow(**stored, members=(), aliases=())
