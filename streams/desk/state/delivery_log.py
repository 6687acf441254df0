"""
Which sinks each item went to, so that its kill goes to the same sinks.

This is the enrich step's own memory: one entry per item, on the partition of
the item's ``wire.unique`` records. Routes may change between an item and its
kill, and versions of one item may match different routes, so the sinks are
recorded and not computed again.
"""

from collections.abc import Iterable, MutableMapping
from datetime import datetime, timedelta

import msgspec

from streams.desk.state.expiry_index import ExpiryIndex

__all__ = ["RETENTION", "Delivered", "SinkDeliveries", "add_sinks"]

RETENTION = timedelta(days=30)
"""As long as the desk keeps an item's chain; a later kill goes everywhere."""
MAX_EXPIRED = 50
"""Entries that expire with one item, so that no item takes long."""


class Delivered(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The sinks that one item went to.

    Attributes:
        at: fetch time of its newest version.
        sinks: names of routes, sorted; also of routes that were removed.
    """

    at: datetime
    sinks: tuple[str, ...] = ()


def add_sinks(
    before: Delivered | None, sinks: Iterable[str], at: datetime
) -> Delivered:
    """Return an item's entry with these sinks added."""
    known = before.sinks if before else ()
    return Delivered(at, tuple(sorted({*known, *sinks})))


class SinkDeliveries:
    """
    The entries of one partition.

    Args:
        store: entries by item uri: one partition of a Faust table, or a dict.
    """

    def __init__(self, store: MutableMapping[str, Delivered]) -> None:
        self._store = store
        self._expiry = ExpiryIndex()
        for uri, entry in store.items():
            self._expiry.touch(uri, entry.at)

    def get(self, uri: str) -> Delivered | None:
        """Return an item's entry; None if it is unknown or expired."""
        return self._store.get(uri)

    def record(self, uri: str, entry: Delivered) -> None:
        """Store an entry, and expire entries older than `RETENTION`."""
        self._store[uri] = entry
        self._expiry.touch(uri, entry.at)
        limit = entry.at - RETENTION
        for expired in self._expiry.keys_before(limit, MAX_EXPIRED):
            self._store.pop(expired, None)
            self._expiry.remove(expired)
