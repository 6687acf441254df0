"""
Read feeds that are delivered as files in a directory per feed.

A file is processed when its size and modification time did not change
between two scans. It is moved to ``done/`` or ``failed/`` only after the
broker has acked its records. A crash before the move sends the records
again, and the desk recognises them as repeats.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import structlog
from aiokafka.errors import KafkaError

from extractors.formats import split
from extractors.formats.common.media_types import media_type_of
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.poller.polling.publishing import (
    document_dead_letter,
    letter_record,
    raw_record,
)
from streams.records import FeedRegistration
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
        return moved

    def _list_files(self, feed: FeedRegistration) -> FileStates:
        """Return a feed's files with their states, oldest first."""
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
                await self._process(feed, path, state[0])
            except (KafkaError, OSError) as error:
                # The file stays in its place, for the next scan.
                log.warning(
                    "file not processed", file=path.name, error=str(error)
                )
            else:
                moved += 1
        return moved

    async def _process(
        self, feed: FeedRegistration, path: Path, size: int
    ) -> None:
        if size > self._limit:
            error = ExtractError("too-large", f"{path.name}: {size} bytes")
            await self._fail(feed, path, b"", error)
            return
        body = await asyncio.to_thread(path.read_bytes)
        if len(body) != size:
            message = "the file is still being written"
            raise OSError(message)
        document = _raw_document(feed, path, body, self._now())
        try:
            items = await asyncio.to_thread(split, document)
        except Exception as error:  # noqa: BLE001 - other files go on
            await self._fail(feed, path, body, error)
            return
        await self._outbox.send([raw_record(item) for item in items])
        await asyncio.to_thread(_move, path, DONE)

    async def _fail(
        self,
        feed: FeedRegistration,
        path: Path,
        body: bytes,
        error: Exception,
    ) -> None:
        at = self._now()
        letter = document_dead_letter(feed.feed, body, error, at, path.name)
        await self._outbox.send([letter_record(letter)])
        await asyncio.to_thread(_move, path, FAILED)


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
        lane=feed.lane or feed.language,
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
