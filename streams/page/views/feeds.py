"""The feeds at a glance."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from streams.page.model.packing import unpack
from streams.page.views.entries import link
from streams.poller.scheduling.intervals import FAILED

__all__ = ["FeedEntry", "feed_entries", "history_bars"]

LATE_MS = 10 * 60_000
"""A poll that is due for longer is late."""


class FeedEntry(NamedTuple):
    """
    One feed.

    Attributes:
        health: ``good``, ``failing``, ``late``, ``paused``, ``waiting`` or
            ``removed``.
        usual: the items an hour that the scheduler expects; 0 if unknown.
        recent: items of the last hour.
    """

    feed: str
    agency: str
    language: str
    url: str
    health: str
    outcome: str
    status: int
    error: str
    failures: int
    polled: int
    due: int
    recent: int
    usual: float
    is_registered: bool
    is_paused: bool
    hubs: tuple[str, ...]
    address: str


def feed_entries(
    rows: Iterable[Sequence[Any]], now: int
) -> tuple[FeedEntry, ...]:
    """
    Return feeds, those with trouble first.

    Args:
        rows: of `streams.page.query.lists.feeds`.
        now: Unix milliseconds.
    """
    order = ("failing", "late", "waiting", "paused", "good", "removed")
    found = [_feed_entry(row, now) for row in rows]
    return tuple(
        sorted(found, key=lambda feed: (order.index(feed.health), feed.feed))
    )


def _feed_entry(row: Sequence[Any], now: int) -> FeedEntry:
    (feed, agency, language, url, paused, is_registered, at, outcome, status,
     error, failures, due, value, recent) = row  # fmt: skip
    poll = msgspec.json.decode(unpack(value)) if value else {}
    state = poll.get("state") or {}
    return FeedEntry(
        feed=feed,
        agency=agency or "",
        language=language or "",
        url=url or poll.get("url", ""),
        health=_health(
            is_registered=bool(is_registered),
            is_paused=bool(paused),
            outcome=outcome or "",
            due=due or 0,
            now=now,
        ),
        outcome=(outcome or "").replace("_", " "),
        status=status or 0,
        error=error or "",
        failures=failures or 0,
        polled=at or 0,
        due=due or 0,
        recent=recent or 0,
        usual=_usual(state),
        is_registered=bool(is_registered),
        is_paused=bool(paused),
        hubs=tuple(poll.get("hubs") or ()),
        address=link("/feed", id=feed),
    )


def _health(
    *, is_registered: bool, is_paused: bool, outcome: str, due: int, now: int
) -> str:
    if not is_registered:
        return "removed"
    if is_paused:
        return "paused"
    if not outcome:
        return "waiting"
    if outcome in FAILED:
        return "failing"
    return "late" if due and now - due > LATE_MS else "good"


def _usual(state: dict[str, Any]) -> float:
    """Return the items an hour of the polls so far, the last ones most."""
    count, span = state.get("count", 0), state.get("span", 0)
    return round(3600 * count / span, 1) if span else 0.0


def history_bars(
    rows: Iterable[Sequence[Any]],
) -> tuple[tuple[int, str, int, str, int, int], ...]:
    """Return time, outcome, status, error, new and unchanged of each poll."""
    return tuple(
        (at, str(outcome).replace("_", " "), status, error, new, unchanged)
        for at, outcome, status, error, new, unchanged, *_ in rows
    )
