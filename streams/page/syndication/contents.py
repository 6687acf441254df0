"""
Which items a feed has, and the ETag that names them.

The ETag is made of the items' ids, which change with each version. So an
unchanged feed is found without reading and writing its texts.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from streams.page.model.items import first_id_at
from streams.page.query.changes import kill_ids
from streams.page.query.filters import Filter
from streams.page.query.items import listed_items
from streams.page.query.statement import Statement
from streams.page.syndication.documents import Format

__all__ = ["ENTRIES", "MOST_ENTRIES", "FeedRequest", "feed_etag", "feed_ids"]

ENTRIES = 50
MOST_ENTRIES = 200
MOST_KILLS = 50
WEEK_MS = 7 * 24 * 3_600_000
FORM_VERSION = 1
"""Part of the ETag; increased when a feed says the same in another way."""

Run = Callable[[Statement], list[tuple[Any, ...]]]


class FeedRequest(NamedTuple):
    """
    A feed that is asked for.

    Attributes:
        base: the page's own address, without a slash at its end.
        before: only items with a lower id, for older pages; None for none.
    """

    form: Format
    wanted: Filter
    base: str
    limit: int = ENTRIES
    before: int | None = None


def feed_ids(
    run: Run, asked: FeedRequest, now: int
) -> tuple[Sequence[int], Mapping[str, str]]:
    """
    Return the ids of a feed's items, and parameters of its next page.

    The newest kills are among them, those since the oldest item.

    Args:
        now: Unix ms.
    """
    statement = listed_items(asked.wanted, asked.limit + 1, asked.before)
    found = [row[0] for row in run(statement)]
    ids, is_full = found[: asked.limit], len(found) > asked.limit
    if asked.before is None:
        first = ids[-1] if is_full else first_id_at(now - WEEK_MS)
        kills = run(kill_ids(asked.wanted, first, MOST_KILLS))
        ids = list(dict.fromkeys([*ids, *(row[0] for row in kills)]))
    if not is_full:
        return ids, {}
    older = {"before": str(found[asked.limit - 1])}
    if asked.limit != ENTRIES:
        older["limit"] = str(asked.limit)
    return ids, older


def feed_etag(asked: FeedRequest, ids: Sequence[int]) -> str:
    """Return the ETag of a feed with these items, without its quotes."""
    parts = (FORM_VERSION, asked.form, asked.base, asked.limit, list(ids))
    return sha256(msgspec.json.encode(parts)).hexdigest()[:32]
