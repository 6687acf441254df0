"""
Send what is new, and count as published only what the broker acked.

A crash after the ack and before the poll's outcome sends the same records
once more: the desk takes a repeat for what it is. Nothing is ever lost.
"""

from collections.abc import Iterable
from datetime import datetime

from extractors.formats import Slice
from extractors.model.raw import RawItem
from streams.kafka.dead_letters import LONGEST_ERROR, reason_of
from streams.kafka.records import ProducerRecord, make_record
from streams.kafka.topics import DEADLETTERS, POLLS, RAW
from streams.records import DeadLetter

__all__ = [
    "document_dead_letter",
    "letter_record",
    "new_slices",
    "raw_record",
]


def raw_record(item: RawItem) -> ProducerRecord:
    """Return an item as it goes to ``wire.raw``, keyed by its uri."""
    return make_record(RAW, item.uri, item)


def letter_record(letter: DeadLetter) -> ProducerRecord:
    """Return a dead letter as it goes to ``wire.deadletters``."""
    return make_record(DEADLETTERS, letter.key, letter)


def document_dead_letter(
    feed: str, body: bytes, error: BaseException, at: datetime, name: str = ""
) -> DeadLetter:
    """
    Return the letter for a document that gives no raw record.

    It has no place of its own on a topic, hence partition and offset -1.

    Args:
        name: of the document, before the error, where it has one.
    """
    said = f"{type(error).__name__}: {error}"
    return DeadLetter(
        stage="poll",
        reason=reason_of(error),
        error=(f"{name}: {said}" if name else said)[:LONGEST_ERROR],
        topic=POLLS.name,
        partition=-1,
        offset=-1,
        key=feed,
        value=body,
        feed=feed,
        failed_at=at,
    )


def new_slices(
    slices: Iterable[Slice],
    seen: Iterable[str],
    *,
    newest_first: bool = True,
) -> tuple[Slice, ...]:
    """
    Return the items not yet published in this very form, oldest first.

    Feeds list the newest first, so a story and its correction in one
    document must be turned round to arrive in their order.

    Args:
        newest_first: how the document lists them; a long poll's answer goes
            on from the one before, so it lists the newest last.
    """
    known = set(seen)
    fresh: dict[str, Slice] = {}
    for one in slices:
        if one.fingerprint not in known:
            fresh.setdefault(one.fingerprint, one)
    listed = tuple(fresh.values())
    return listed[::-1] if newest_first else listed
