"""Where a page of a search begins, as a text that clients send back."""

import re
from typing import Literal, NamedTuple

__all__ = ["DEEPEST", "LIMIT", "MOST", "ApiError", "Order", "Page",
           "next_cursor", "page_of"]  # fmt: skip

Order = Literal["newest", "best"]
LIMIT, MOST = 50, 100
DEEPEST = 2000
"""Places that are ranked."""
_CURSOR = re.compile("(?P<kind>[bo])(?P<number>[0-9]{1,19})")
_LIMIT = re.compile("[0-9]{1,3}")
LARGEST = (1 << 63) - 1


class ApiError(Exception):
    """A parameter is wrong; the text says which and why."""


class Page(NamedTuple):
    """
    One page of a search.

    Attributes:
        before: only items with a lower id; None for all.
        offset: number of better items; 0 in the order of time.
    """

    order: Order
    limit: int
    before: int | None = None
    offset: int = 0


def page_of(order: str, limit: str, cursor: str) -> Page:
    """
    Return the page that three parameters name; empty ones are not given.

    A cursor has its order in it, and goes before the parameter.

    Raises:
        ApiError: one of them is wrong.
    """
    number = LIMIT
    if limit:
        number = int(limit) if _LIMIT.fullmatch(limit) else 0
        if not 1 <= number <= MOST:
            msg = f"limit is a whole number from 1 to {MOST}"
            raise ApiError(msg)
    if order not in ("", "newest", "best"):
        msg = "order is newest or best"
        raise ApiError(msg)
    if not cursor:
        return Page("best" if order == "best" else "newest", number)
    return _continued(cursor, number)


def next_cursor(page: Page, last_id: int) -> str:
    """
    Return the cursor of the next page; empty if no more are ranked.

    Args:
        last_id: of the last item of this page.
    """
    if page.order == "newest":
        return f"b{last_id}"
    offset = page.offset + page.limit
    return f"o{offset}" if offset < DEEPEST else ""


def _continued(cursor: str, limit: int) -> Page:
    """Return the page of a cursor, in the cursor's own order."""
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        msg = "cursor is none of a search"
        raise ApiError(msg)
    place = int(found["number"])
    if found["kind"] == "o":
        return Page("best", limit, offset=min(place, DEEPEST))
    return Page("newest", limit, before=min(place, LARGEST))
