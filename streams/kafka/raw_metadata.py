"""Feed and fetch time of a raw record, without decoding all of it."""

from datetime import UTC, datetime

import msgspec

from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin

__all__ = ["RawMetadata", "fetched_at", "read_metadata"]


class RawMetadata(msgspec.Struct, rename="camel"):
    """Two fields of a raw record; both are optional."""

    feed: str = ""
    fetched_at: datetime | None = None


def read_metadata(value: bytes) -> RawMetadata:
    """Return the metadata of a raw record; empty if it cannot be decoded."""
    try:
        return decode(value, RawMetadata)
    except msgspec.MsgspecError:
        return RawMetadata()


def fetched_at(origin: Origin) -> datetime:
    """Return the fetch time of a raw record, or else its broker time."""
    at = read_metadata(origin.value).fetched_at or origin.at
    return at if at.tzinfo else at.replace(tzinfo=UTC)
