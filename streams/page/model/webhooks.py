"""The row of a delivery to a webhook that was given up. Pure."""

from typing import NamedTuple

from extractors.output.codec import decode
from streams.page.model.items import to_millis
from streams.page.model.source import SourceRecord
from streams.records import Undelivered

__all__ = ["UndeliveredRow", "undelivered_row"]


class UndeliveredRow(NamedTuple):
    """A delivery to a webhook that was given up."""

    hook: str
    uri: str
    kind: str
    attempts: int
    status: int
    error: str
    at: int


def undelivered_row(record: SourceRecord) -> UndeliveredRow:
    """Return the row of a failed delivery; raises ``MsgspecError``."""
    failed = decode(record.value or b"", Undelivered)
    return UndeliveredRow(
        failed.hook, failed.uri, failed.kind, failed.attempts, failed.status,
        failed.error, to_millis(failed.failed_at),
    )  # fmt: skip
