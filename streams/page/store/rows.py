"""
Many rows in one statement.

A thread waits for Python's lock after each statement, up to 5 ms while
another one computes. So rows are written a hundred at a time, and the next
batch can be prepared in the meantime.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import apsw

__all__ = ["Insert", "insert_rows"]

AT_ONCE = 100
MOST_VALUES = 32_766
"""SQLite binds so many values to a statement."""


class Insert(NamedTuple):
    """
    Where rows are inserted.

    Attributes:
        verb: ``INSERT`` or ``INSERT OR REPLACE``.
        columns: names of ours only.
        at_once: number of rows of one statement; 0 for as many as SQLite
            allows.
    """

    table: str
    columns: tuple[str, ...]
    verb: str = "INSERT OR REPLACE"
    at_once: int = AT_ONCE


def insert_rows(
    connection: apsw.Connection, insert: Insert, rows: Sequence[Iterable[Any]]
) -> None:
    """
    Insert rows, in their order.

    Raises:
        apsw.Error: they could not be written.
    """
    width = len(insert.columns)
    at_once = insert.at_once or MOST_VALUES // width
    names = ", ".join(f'"{column}"' for column in insert.columns)
    marks = f"({', '.join('?' * width)})"
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        connection.execute(
            f"{insert.verb} INTO {insert.table} ({names}) "
            f"VALUES {', '.join([marks] * len(part))}",
            tuple(chain.from_iterable(part)),
        )
