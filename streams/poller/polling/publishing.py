"""
Records of items and dead letters, and which items are new. Pure.

An item counts as published only when the broker has acked it. A crash after
the ack and before the outcome of the poll is sent publishes the same records
again; the desk recognises the repeats. No item is lost.
"""

from collections.abc import Iterable
from datetime import datetime

from extractors.formats import Slice
from extractors.model.raw import RawItem
from streams.kafka.dead_letters import LONGEST_ERROR, reason_of
from streams.kafka.producer_records import (
    ProducerRecord,
    dead_letter_record,
    make_record,
)
from streams.kafka.topics import POLLS, RAW
from streams.records import DeadLetter

__all__ = [
    "document_dead_letter",
    "letter_record",
    "new_slices",
    "raw_record",
]


def raw_record(item: RawItem) -> ProducerRecord:
    """Return the record of an item for ``wire.raw``, with its uri as key."""
    return make_record(RAW, item.uri, item)


def letter_record(letter: DeadLetter) -> ProducerRecord:
    """Return the record of a dead letter for ``wire.deadletters``."""
    return dead_letter_record(letter, letter.key)


def document_dead_letter(
    feed: str, body: bytes, error: BaseException, at: datetime, name: str = ""
) -> DeadLetter:
    """
    Return the dead letter of a document that cannot be cut into items.

    The document is not a record of a topic, so partition and offset are -1.

    Args:
        name: of the document, if it has one; put before the error text.
    """
    error_text = f"{type(error).__name__}: {error}"
    if name:
        error_text = f"{name}: {error_text}"
    return DeadLetter(
        stage="poll",
        reason=reason_of(error),
        error=error_text[:LONGEST_ERROR],
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
    Return the items that are not published yet in this form, oldest first.

    The order matters if a story and its correction are in one document.

    Args:
        seen: fingerprints of published items.
        newest_first: the order of the document. Feeds list the newest item
            first, responses to long polls list it last.
    """
    published = set(seen)
    new: dict[str, Slice] = {}
    for part in slices:
        if part.fingerprint not in published:
            new.setdefault(part.fingerprint, part)
    in_document_order = tuple(new.values())
    return in_document_order[::-1] if newest_first else in_document_order
