"""A SQL statement with the values that are bound to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

__all__ = ["Statement", "json_list"]


class Statement(NamedTuple):
    """
    One query.

    Attributes:
        sql: text of ours only; values stand as ``?``.
        values: the bound values, in their order.
    """

    sql: str
    values: tuple[str | int | float | bytes | None, ...] = ()


def json_list(values: Iterable[str | int | Sequence[str]]) -> str:
    """Return values as one JSON list, for ``json_each``."""
    return msgspec.json.encode(list(values)).decode()
