"""Keep the file within its bounds of age and size."""

from typing import NamedTuple

import apsw

from streams.page.model.items import first_id_at
from streams.page.store import statements
from streams.page.store.item_table import ItemTable

__all__ = ["Limits", "prune"]

REMOVED_AT_ONCE = 5000
"""Items that one transaction removes, so that the next batch waits little."""


class Limits(NamedTuple):
    """
    Bounds of the file.

    Attributes:
        age_ms: how long a row is kept, milliseconds.
        items: number of items, at most.
    """

    age_ms: int
    items: int


def prune(
    connection: apsw.Connection, items: ItemTable, limits: Limits, now: int
) -> int:
    """
    Remove what is too old or too much; return the number of items.

    Args:
        now: Unix milliseconds.
    """
    oldest, removed = now - limits.age_ms, 0
    while ids := _surplus(connection, limits, first_id_at(oldest)):
        with connection:
            for item in ids:
                items.drop(item)
        removed += len(ids)
    with connection:
        for statement in statements.PRUNE:
            connection.execute(statement, (oldest,))
        if removed:
            connection.execute(statements.PRUNE_VERSIONS)
            connection.execute(statements.ORPHANED_NAMES)
            items.forget_names()
    return removed


def _surplus(
    connection: apsw.Connection, limits: Limits, oldest: int
) -> list[int]:
    """Return the next ids to remove: those that are too old come first."""
    rows = connection.execute(
        "SELECT id FROM items WHERE id < ? ORDER BY id LIMIT ?",
        (oldest, REMOVED_AT_ONCE),
    )
    if ids := [int(item) for (item,) in rows]:
        return ids
    (count,) = next(connection.execute("SELECT count(*) FROM items"))
    rows = connection.execute(
        "SELECT id FROM items ORDER BY id LIMIT ?",
        (max(0, min(REMOVED_AT_ONCE, int(count) - limits.items)),),
    )
    return [int(item) for (item,) in rows]
