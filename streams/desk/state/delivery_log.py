"""
What was sent of each item: to which sinks, and which version last.

A kill goes to the sinks that the item went to. A version that is older than
one that was sent is not sent: it comes from a desk that repeats its work
after a crash, or that has lost its partitions and does not know it yet.

This is the enrich step's own memory: one entry per item, on the partition of
the item's ``wire.unique`` records. Routes may change between an item and its
kill, and versions of one item may match different routes, so the sinks are
recorded and not computed again.
"""

from collections.abc import Iterable, Iterator, MutableMapping
from datetime import datetime, timedelta

import msgspec

from streams.desk.state.expiry_index import ExpiryIndex
from streams.records import Unique

__all__ = [
    "RETENTION",
    "Delivered",
    "SinkDeliveries",
    "add_sinks",
    "add_version",
    "is_kill",
    "is_outdated",
]

RETENTION = timedelta(days=30)
"""As long as the desk keeps an item's chain; a later kill goes everywhere."""
SLICE = 256
"""Entries that are read at a time."""
MAX_EXPIRED = 50
"""Entries that expire with one item, so that no item takes long."""


class Delivered(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The sinks that one item went to, and its newest version there.

    Attributes:
        at: latest fetch time of its versions.
        sinks: names of routes, sorted; also of routes that were removed.
        revision: highest of its versions; 0 in entries of an older desk.
        lane: of its newest version; each lane numbers its own versions.
        killed: its kill was sent.
    """

    at: datetime
    sinks: tuple[str, ...] = ()
    revision: int = 0
    lane: str = ""
    killed: bool = False


def is_kill(unique: Unique) -> bool:
    """Return whether a record tells the readers to remove the item."""
    return unique.item.pub_status == "canceled"


def is_outdated(unique: Unique, before: Delivered | None) -> bool:
    """
    Return whether readers have a newer version of the item, or its kill.

    The same revision is sent again: its record is the same. A lower revision
    is outdated only if it was fetched no later than what was sent. Otherwise
    the dedupe step has forgotten the item and numbers it from 1 again, and
    the version is news. For the same reason a kill counts for `RETENTION`.
    """
    if before is None or is_kill(unique):
        return False
    fetched_at = unique.item.fetched_at
    if before.killed:
        return fetched_at - before.at <= RETENTION
    return (
        unique.item.lane == before.lane
        and unique.revision < before.revision
        and fetched_at <= before.at
    )


def add_version(
    before: Delivered | None, unique: Unique, sinks: Iterable[str]
) -> Delivered:
    """Return an item's entry with this version, sent to these sinks."""
    item = unique.item
    at, revision, killed = item.fetched_at, unique.revision, is_kill(unique)
    if before:
        at = max(at, before.at)
        killed = killed or before.killed
    if before and before.lane == item.lane:
        revision = max(revision, before.revision)
    return msgspec.structs.replace(
        add_sinks(before, sinks, at),
        revision=revision,
        lane=item.lane,
        killed=killed,
    )


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
            If it has entries, `rebuild_in_slices` must run first.
    """

    def __init__(self, store: MutableMapping[str, Delivered]) -> None:
        self._store = store
        self._expiry = ExpiryIndex()

    def rebuild_in_slices(self) -> Iterator[None]:
        """Note when entries expire; yield after each millisecond of work."""
        for number, (uri, entry) in enumerate(self._store.items()):
            self._expiry.touch(uri, entry.at)
            if number % SLICE == 0:
                yield

    def get(self, uri: str) -> Delivered | None:
        """Return an item's entry; None if it is unknown or expired."""
        return self._store.get(uri)

    def record(self, uri: str, entry: Delivered) -> None:
        """Store an entry, and expire entries older than `RETENTION`."""
        self._store[uri] = entry
        self._expiry.touch(uri, entry.at)
        limit = _expiry_limit(entry.at)
        for expired in self._expiry.keys_before(limit, MAX_EXPIRED):
            self._store.pop(expired, None)
            self._expiry.remove(expired)


def _expiry_limit(at: datetime) -> datetime:
    """
    Return the time before which entries expire.

    No time lies before the first month of the calendar. This must not raise:
    it is not the item that would be refused, but the worker that would end.
    """
    try:
        return at - RETENTION
    except OverflowError:
        return datetime.min.replace(tzinfo=at.tzinfo)
