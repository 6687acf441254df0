"""One consumed record: which topic it came from, and where it stood."""

from typing import Literal, NamedTuple, get_args

__all__ = ["KINDS", "Kind", "SourceRecord"]

Kind = Literal[
    "items", "stories", "duplicates", "captions", "outcomes", "polls",
    "feeds", "deadletters", "handled", "undelivered",
]  # fmt: skip
"""Name of a topic, without the deployment's prefix."""
KINDS: tuple[Kind, ...] = get_args(Kind)


class SourceRecord(NamedTuple):
    """
    One record of a topic.

    Attributes:
        at: the record's own time, Unix milliseconds.
        value: JSON; None for a tombstone.
    """

    kind: Kind
    partition: int
    offset: int
    at: int
    key: str
    value: bytes | None
