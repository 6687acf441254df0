"""A SQL statement with the values that are bound to it."""

from typing import NamedTuple

__all__ = ["Statement"]


class Statement(NamedTuple):
    """
    One query.

    Attributes:
        sql: text of ours only; values stand as ``?``.
        values: the bound values, in their order.
    """

    sql: str
    values: tuple[str | int | float | bytes | None, ...] = ()
