"""Counts beside a list: what the matching items have in common."""

from collections.abc import Sequence

from streams.page.query.statement import Statement, json_list

__all__ = ["COUNTED", "column_facets", "tag_facets"]

COUNTED = 500
"""
The counts are those of this many newest matching items: each has some 30 tags,
and 1000 of them take 60 ms to count.
"""
_COLUMNS = (("agency", "agency"), ("language", "base_language"),
            ("event", "event"))  # fmt: skip


def column_facets(ids: Sequence[int], limit: int) -> Statement:
    """Return field, value, label and count of the items' own columns."""
    parts = (
        f"SELECT * FROM (SELECT '{field}', {column}, {column}, count(*) AS n "
        "FROM items WHERE id IN (SELECT value FROM json_each(?)) "
        f"AND {column} <> '' GROUP BY {column} ORDER BY n DESC LIMIT ?)"
        for field, column in _COLUMNS
    )
    values = (json_list(ids), limit) * len(_COLUMNS)
    return Statement(" UNION ALL ".join(parts), values)


def tag_facets(ids: Sequence[int], limit: int) -> Statement:
    """Return kind, value, label and count of the items' tags."""
    return Statement(
        "SELECT kind, value, label, n FROM (SELECT kind, value, label, n, "
        "row_number() OVER (PARTITION BY kind ORDER BY n DESC, label) AS "
        "place FROM (SELECT tags.name AS name, count(*) AS n FROM "
        "json_each(?) AS wanted CROSS JOIN tags ON tags.item = wanted.value "
        "GROUP BY tags.name) AS counts JOIN names ON names.name = "
        "counts.name) WHERE place <= ? ORDER BY kind, place",
        (json_list(ids), limit),
    )
