"""What stands in a read model, and a story with a word to look for."""

from typing import Any

import apsw

from tests.streams.page.wire_records import member, story

__all__ = ["SECRET", "contents", "told"]

TABLES = ("items", "versions", "duplicates", "captions", "outcomes", "polls",
          "feeds", "letters", "handled", "stories", "story_members", "story_aliases")  # fmt: skip
SECRET = "Zanzibarquay"


def contents(connection: apsw.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows, without the numbers that depend on the order."""
    rows = {}
    for table in TABLES:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = (
            [column for column, _ in cursor.getdescription()]
            if (connection.execute(f"SELECT 1 FROM {table}").fetchall())
            else []
        )
        rows[table] = sorted(
            tuple(
                v for n, v in zip(names, row, strict=True) if n != "sequence"
            )
            for row in cursor
        )
    rows["texts"] = sorted(connection.execute("SELECT rowid, * FROM texts"))
    rows["tags"] = sorted(
        connection.execute(
            "SELECT item, kind, value FROM tags JOIN names USING (name)"
        )
    )
    return rows


def told(**more: Any) -> dict[str, Any]:
    """Return a story of three items, with the secret in one of them."""
    return story(
        member("urn:a", headline=f"{SECRET} opens"),
        member("urn:b", 1, headline="Other"),
        member("urn:c", 2, headline=f"{SECRET} again", event="copy",
               copyOf="urn:a"),
        **{
            "headline": f"{SECRET} opens", "headlineUri": "urn:a",
            "places": [{"id": "x", "name": SECRET}],
            "people": [{"id": "x", "name": SECRET}],
            "joins": [
                {"kind": "item", "uri": "urn:a", "score": 0.6,
                 "terms": [SECRET]},
                {"kind": "item", "uri": "urn:b", "terms": ["harbour"]},
            ],
        } | more,
    )  # fmt: skip
