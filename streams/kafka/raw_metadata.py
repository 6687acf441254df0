"""The head of a raw record, read without the whole of it."""

from datetime import UTC, datetime

import msgspec

from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin

__all__ = ["RawMetadata", "fetched_at", "read_metadata"]


class RawMetadata(msgspec.Struct, rename="camel"):
    """What is asked of a raw record that may be no raw record at all."""

    feed: str = ""
    fetched_at: datetime | None = None


def read_metadata(value: bytes) -> RawMetadata:
    """Return a raw record's head; an empty one if it is no raw record."""
    try:
        return decode(value, RawMetadata)
    except msgspec.MsgspecError:
        return RawMetadata()


def fetched_at(origin: Origin) -> datetime:
    """Return a raw record's fetch time; its broker time if it has none."""
    at = read_metadata(origin.value).fetched_at or origin.at
    return at if at.tzinfo else at.replace(tzinfo=UTC)
