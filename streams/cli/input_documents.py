"""Parse the input of ``copydesk dry-run``: one document per JSON line."""

import base64
from datetime import datetime
from pathlib import Path

import msgspec

from extractors.model.raw import RawItem
from streams.cli.common import assume_utc

__all__ = ["InputError", "read_line"]


class InputError(Exception):
    """A line of a dry run's input is invalid; the message says why."""


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
    Parse one line of input.

    Args:
        folder: base of a relative ``path`` that does not exist relative to
            the working directory.

    Raises:
        InputError: the line is invalid, or its file cannot be read.
    """
    try:
        document = msgspec.json.decode(line, type=_Line)
    except msgspec.MsgspecError as error:
        raise InputError(str(error)) from error
    return RawItem(
        feed=document.feed,
        uri=document.uri,
        media_type=document.media_type,
        fetched_at=assume_utc(document.fetched_at),
        body=_read_body(document, folder),
        url=document.url,
        agency=document.agency,
        lane=document.lane,
        language=document.language,
    )


def _read_body(line: _Line, folder: Path) -> bytes:
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
