"""
Read feeds that are delivered as files in a directory per feed.

A file is processed when its size and modification time did not change
between two scans. It is moved to ``done/`` or ``failed/`` only after the
broker has acked its records. A crash before the move sends the records
again, and the desk recognises them as repeats. A move that fails is tried
again without sending. What is wrong with one file or directory stops no
other one.
"""

import asyncio
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import structlog

from extractors.formats import split
from extractors.formats.common.media_types import media_type_of
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.poller.polling.publishing import (
    document_dead_letter,
    letter_record,
    raw_record,
)
from streams.records import FeedRegistration, language_lane
from streams.runtime.outbox import Outbox

__all__ = ["DropFolder"]

log = structlog.get_logger()

DONE = "done"
FAILED = "failed"
# Suffixes of files that are still being written; the writer renames them.
UNFINISHED = frozenset({".part", ".tmp", ".filepart", ".crdownload"})

# Size in bytes and modification time in nanoseconds.
FileState = tuple[int, int]
FileStates = dict[Path, FileState]


class DropFolder:
    """
    The drop directories of all feeds, below one root directory.

    Args:
        root: ``COPYDESK_DROP_DIR``.
        outbox: returns when the broker has acked the records.
        limit: largest file, bytes; a larger file fails without being read.
        now: the clock.
    """

    def __init__(
        self,
        root: Path,
        outbox: Outbox,
        limit: int,
        now: Callable[[], datetime],
    ) -> None:
        self._root = root
        self._outbox = outbox
        self._limit = limit
        self._now = now
        self._last_states: FileStates = {}
        self._sent: dict[Path, tuple[FileState, str]] = {}
        """Files that were sent, and the directory to which they belong."""

    async def scan(self, feeds: Iterable[FeedRegistration]) -> int:
        """
        Process every file that has not changed since the last scan.

        Args:
            feeds: this worker's feeds; only ``drop`` feeds have files.

        Returns:
            The number of files that were moved.
        """
        states: FileStates = {}
        moved = 0
        for feed in feeds:
            if feed.transport == "drop" and not feed.paused:
                files = await asyncio.to_thread(self._list_files, feed)
                states |= files
                moved += await self._process_unchanged(feed, files)
        self._last_states = states
        self._sent = {
            path: sent for path, sent in self._sent.items() if path in states
        }
        return moved

    def _list_files(self, feed: FeedRegistration) -> FileStates:
        """Return a feed's files, oldest first; none if it cannot be read."""
        try:
            return self._read_directory(feed)
        except (OSError, ValueError) as error:
            log.warning(
                "drop folder not read", feed=feed.feed, error=str(error)
            )
            return {}

    def _read_directory(self, feed: FeedRegistration) -> FileStates:
        directory = (self._root / feed.url).resolve()
        if not directory.is_relative_to(self._root.resolve()):
            log.warning("drop folder is outside its root", feed=feed.feed)
            return {}
        if not directory.is_dir():
            return {}
        return dict(sorted(_files(directory), key=_age_order))

    async def _process_unchanged(
        self, feed: FeedRegistration, files: FileStates
    ) -> int:
        moved = 0
        for path, state in files.items():
            if self._last_states.get(path) != state:
                continue
            try:
                await self._process(feed, path, state)
            except Exception as error:  # noqa: BLE001 - other files go on
                # The file stays in its place, for the next scan.
                log.warning(
                    "file not processed",
                    file=_printable(path.name),
                    error=_printable(str(error)),
                )
            else:
                moved += 1
        return moved

    async def _process(
        self, feed: FeedRegistration, path: Path, state: FileState
    ) -> None:
        """Send what a file holds, unless that was done, and move it."""
        sent_state, name = self._sent.get(path, (None, ""))
        if sent_state != state:
            name = await self._send(feed, path, state[0])
            self._sent[path] = (state, name)
        await asyncio.to_thread(_move, path, name)
        del self._sent[path]

    async def _send(
        self, feed: FeedRegistration, path: Path, size: int
    ) -> str:
        """Send a file's items or its dead letter; return where it belongs."""
        if size > self._limit:
            error = ExtractError("too-large", f"{size} bytes")
            return await self._fail(feed, path, b"", error)
        body = await asyncio.to_thread(_read, path)
        if len(body) != size:
            message = "the file is still being written"
            raise OSError(message)
        document = _raw_document(feed, path, body, self._now())
        try:
            items = await asyncio.to_thread(split, document)
        except Exception as error:  # noqa: BLE001 - other files go on
            return await self._fail(feed, path, body, error)
        await self._outbox.send([raw_record(item) for item in items])
        return DONE

    async def _fail(
        self,
        feed: FeedRegistration,
        path: Path,
        body: bytes,
        error: Exception,
    ) -> str:
        at, name = self._now(), _printable(path.name)
        letter = document_dead_letter(feed.feed, body, error, at, name)
        await self._outbox.send([letter_record(letter)])
        return FAILED


def _printable(text: str) -> str:
    """Return a text without lone surrogates: a file name can be any bytes."""
    return text.encode(errors="replace").decode()


def _read(path: Path) -> bytes:
    """
    Return the bytes of a file, but not of a link that has replaced it.

    Raises:
        OSError: it cannot be read, or is a symbolic link by now.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _files(directory: Path) -> Iterator[tuple[Path, FileState]]:
    for path in directory.iterdir():
        hidden = path.name.startswith(".")
        if hidden or path.suffix.lower() in UNFINISHED or path.is_symlink():
            continue
        try:
            stat = path.stat()
        except FileNotFoundError:  # renamed in the meantime
            continue
        if path.is_file():
            yield path, (stat.st_size, stat.st_mtime_ns)


def _age_order(file: tuple[Path, FileState]) -> tuple[int, Path]:
    path, (_, modified) = file
    return modified, path


def _raw_document(
    feed: FeedRegistration, path: Path, body: bytes, now: datetime
) -> RawItem:
    return RawItem(
        feed=feed.feed,
        uri="",
        media_type=feed.media_type or media_type_of(path),
        fetched_at=now,
        body=body,
        agency=feed.agency,
        lane=feed.lane or language_lane(feed.language),
        language=feed.language,
    )


def _move(path: Path, name: str) -> None:
    """Move a file to a subdirectory and number it if the name exists."""
    directory = path.parent / name
    directory.mkdir(exist_ok=True)
    target, number = directory / path.name, 1
    while target.exists():
        target = directory / f"{path.stem}-{number}{path.suffix}"
        number += 1
    path.rename(target)
