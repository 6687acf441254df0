"""
Send what is new, and count as published only what the broker acked.

A crash after the ack and before the poll's outcome sends the same records
once more: the desk takes a repeat for what it is. Nothing is ever lost.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import msgspec

from extractors.formats import Slice
from extractors.raw import RawItem
from streams.topics import RAW, Topic

__all__ = ["Outbox", "Record", "encode", "raw_record", "unpublished"]

encode = msgspec.json.Encoder().encode


class Record(NamedTuple):
    """One record to send; a value of None is a tombstone."""

    topic: Topic
    key: str
    value: bytes | None


class Outbox(Protocol):
    """The way to Kafka."""

    async def send(self, records: Iterable[Record]) -> None:
        """
        Send records in order and return when the broker has acked them all.

        Raises:
            KafkaError: at least one of them was not acked.
        """


def raw_record(item: RawItem) -> Record:
    """Return an item as it goes to ``wire.raw``, keyed by its uri."""
    return Record(RAW, item.uri, encode(item))


def unpublished(
    slices: Iterable[Slice], seen: Iterable[str]
) -> tuple[Slice, ...]:
    """
    Return the items not yet published in this very form, oldest first.

    Feeds list the newest first, so a story and its correction in one
    document must be turned round to arrive in their order.
    """
    known = set(seen)
    fresh: dict[str, Slice] = {}
    for one in slices:
        if one.fingerprint not in known:
            fresh.setdefault(one.fingerprint, one)
    return tuple(reversed(fresh.values()))
