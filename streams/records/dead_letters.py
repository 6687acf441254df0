"""Dead letters: records that a stage could not use, and their handling."""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "DEAD_LETTER_REASONS",
    "DeadLetter",
    "HandledLetter",
]

DEAD_LETTER_REASONS = frozenset(
    {
        # of a document: extractors.formats.common.reasons
        "empty", "entity-declaration", "no-item", "not-json", "not-news",
        "not-text", "not-xml", "too-long", "unknown-format", "unreadable",
        # of a text: extractors.html.walls, extractors.pipeline.clean
        "bot-wall", "consent-wall", "no-body", "paywall",
        "registration-wall",
        # of a document that the poller fetched or found in a folder
        "not-a-feed", "too-large",
        # of a step
        "bad-record", "bug", "crash", "memory", "timeout",
        "other",
    }
)  # fmt: skip
"""All values of a dead letter's reason; ``other`` stands for any further."""


class DeadLetter(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    A complete record that a stage could not use: ``wire.deadletters``.

    Attributes:
        stage: ``poll``, ``clean``, ``dedupe`` or ``enrich``.
        reason: slug from a closed list (``DEAD_LETTER_REASONS``); a metric
            label.
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
