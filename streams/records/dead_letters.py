"""Dead letters: records that a stage could not use, and their handling."""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "DeadLetter",
    "HandledLetter",
]


class DeadLetter(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    A complete record that a stage could not use: ``wire.deadletters``.

    Attributes:
        stage: ``poll``, ``clean``, ``dedupe`` or ``enrich``.
        reason: slug from a closed vocabulary; a metric label.
        value: the record's bytes (base64 in JSON).
        failed_at: the record's own fetch or broker time, so that the same
            failure gives the same bytes.
    """

    stage: str
    reason: str
    error: str
    topic: str
    partition: int
    offset: int
    key: str
    value: bytes
    feed: str
    failed_at: datetime
    schema: int = 1


class HandledLetter(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    What an operator did with a dead letter: ``wire.handled``.

    Attributes:
        letter: its name, as ``copydesk deadletters list`` shows it; also the
            key of this record.
    """

    letter: str
    action: Literal["replayed", "dropped"]
    at: datetime
    schema: int = 1
