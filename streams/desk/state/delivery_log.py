"""
Which sinks each item ever went to, so that its kill follows it there.

The routing step's own memory: one entry an item, on the partition of its
``wire.unique`` record. Routes may change between an item and its kill, and
versions of one item may take different routes; what counts is where it went.
"""

from collections.abc import Iterable, MutableMapping
from datetime import datetime, timedelta

import msgspec

from streams.desk.state.expiry_index import ExpiryIndex

__all__ = ["KEPT", "Delivered", "Deliveries", "grown"]

KEPT = timedelta(days=30)
"""As long as the desk knows an item's chain; a later kill goes everywhere."""
AT_ONCE = 50
"""Entries that one item forgets at most: no item takes long."""


class Delivered(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Where one item went.

    Attributes:
        at: fetch time of its newest version.
        sinks: names of routes, sorted; those that are gone by now, too.
    """

    at: datetime
    sinks: tuple[str, ...] = ()


def grown(
    before: Delivered | None, sinks: Iterable[str], at: datetime
) -> Delivered:
    """Return an item's entry after it went to these sinks as well."""
    known = before.sinks if before else ()
    return Delivered(at, tuple(sorted({*known, *sinks})))


class Deliveries:
    """
    The entries of one partition.

    Args:
        store: by item uri; a Faust table's part or a dict.
    """

    def __init__(self, store: MutableMapping[str, Delivered]) -> None:
        self._store = store
        self._calendar = ExpiryIndex()
        for uri, one in store.items():
            self._calendar.note(uri, one.at)

    def get(self, uri: str) -> Delivered | None:
        """Return an item's entry; None if it is unknown, or forgotten."""
        return self._store.get(uri)

    def record(self, uri: str, entry: Delivered) -> None:
        """Remember an entry, and forget some that are too old by its time."""
        self._store[uri] = entry
        self._calendar.note(uri, entry.at)
        for old in self._calendar.before(entry.at - KEPT, AT_ONCE):
            self._store.pop(old, None)
            self._calendar.forget(old)
