"""Keep the file within its bounds of age and size."""

from typing import NamedTuple

import apsw

from streams.page.model.items import first_id_at
from streams.page.store import statements
from streams.page.store.connection import transaction
from streams.page.store.item_table import ItemTable

__all__ = ["Limits", "prune"]

REMOVED_AT_ONCE = 50
"""
Items that one transaction removes: 0.1 to 0.3 s, in which no kill is written.
The words of 5000 would take 10 s.
"""


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
    Remove some of what is too old or too much; return the number of items.

    With 0 nothing is left to remove.

    Args:
        now: Unix milliseconds.
    """
    oldest = now - limits.age_ms
    with transaction(connection):
        if ids := _surplus(connection, limits, first_id_at(oldest)):
            names: set[int] = set()
            for item in ids:
                connection.execute(statements.PRUNE_VERSIONS, (item,))
                names.update(items.drop(item))
            items.names.remove_unused(names)
            return len(ids)
        for statement in statements.PRUNE:
            connection.execute(statement, (oldest,))
    return 0


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
