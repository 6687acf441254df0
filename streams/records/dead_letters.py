"""Records that no stage could use, and what was done about them."""

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
    A record that a stage could not use, whole.

    Attributes:
        stage: ``poll``, ``clean``, ``dedupe`` or ``enrich``.
        reason: closed vocabulary slug, a metric label.
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
    What was done about a dead letter: ``wire.handled``.

    Attributes:
        letter: its name, the record's key (``copydesk deadletters list``).
    """

    letter: str
    action: Literal["replayed", "dropped"]
    at: datetime
    schema: int = 1
