"""Documents as lines of JSON: what ``copydesk dry-run`` reads."""

import base64
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from extractors.model.raw import RawItem

__all__ = ["InputError", "read_line"]


class InputError(Exception):
    """A line of a dry run's input is wrong, and how."""


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """One line of a dry run's input."""

    feed: str
    media_type: str
    fetched_at: datetime
    agency: str = ""
    lane: str = ""
    language: str = ""
    uri: str = ""
    url: str = ""
    path: str | None = None
    body: str | None = None
    body_base64: str | None = None


def read_line(line: bytes, folder: Path) -> RawItem:
    """
    Read one line of input.

    Args:
        folder: where a relative ``path`` starts if it is not found as given.

    Raises:
        InputError: not such a line, or its file cannot be read.
    """
    try:
        found = msgspec.json.decode(line, type=_Line)
    except msgspec.MsgspecError as error:
        raise InputError(str(error)) from error
    at = found.fetched_at
    return RawItem(
        feed=found.feed,
        uri=found.uri,
        media_type=found.media_type,
        fetched_at=at if at.tzinfo else at.replace(tzinfo=UTC),
        body=_body(found, folder),
        url=found.url,
        agency=found.agency,
        lane=found.lane,
        language=found.language,
    )


def _body(line: _Line, folder: Path) -> bytes:
    if [line.path, line.body, line.body_base64].count(None) != 2:
        msg = "one of path, body, body_base64 must be given"
        raise InputError(msg)
    if line.body is not None:
        return line.body.encode()
    try:
        if line.body_base64 is not None:
            return base64.b64decode(line.body_base64, validate=True)
        path = Path(line.path or "")
        return (path if path.exists() else folder / path).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(str(error)) from error
