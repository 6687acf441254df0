"""
Feeds that arrive as files: written or renamed into a feed's own directory.

A file is taken when its size and time have stood still over two beats, and
moved to ``done/`` or ``failed/`` only when the broker has acked what it
held; a crash between the two sends it once more, and the desk takes a
repeat for what it is.
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
from streams.runtime.producer import Outbox

__all__ = ["DropFolder"]

log = structlog.get_logger()

DONE = "done"
FAILED = "failed"
# What writers call a file that is not whole yet; they rename it then.
UNFINISHED = frozenset({".part", ".tmp", ".filepart", ".crdownload"})

Shape = tuple[int, int]
Shapes = dict[Path, Shape]


class DropFolder:
    """
    The directories below one root, a feed's each.

    Args:
        root: ``COPYDESK_DROP_DIR``.
        outbox: returns when the broker has acked.
        limit: largest file, bytes; a larger one is failed unread.
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
        self._seen: Shapes = {}

    async def beat(self, feeds: Iterable[FeedRegistration]) -> int:
        """
        Take every file that has stood still since the last beat.

        Args:
            feeds: those of this worker; only ``drop`` ones are looked at.

        Returns:
            How many files were moved.
        """
        shapes: Shapes = {}
        moved = 0
        for feed in feeds:
            if feed.transport == "drop" and not feed.paused:
                found = await asyncio.to_thread(self._waiting, feed)
                shapes |= found
                moved += await self._take_still(feed, found)
        self._seen = shapes
        return moved

    def _waiting(self, feed: FeedRegistration) -> Shapes:
        """Return a feed's files, oldest first, with size and time."""
        directory = (self._root / feed.url).resolve()
        if not directory.is_relative_to(self._root.resolve()):
            log.warning("drop folder is outside its root", feed=feed.feed)
            return {}
        if not directory.is_dir():
            return {}
        found = dict(_files(directory))
        return dict(sorted(found.items(), key=lambda one: (one[1][1], one[0])))

    async def _take_still(self, feed: FeedRegistration, found: Shapes) -> int:
        moved = 0
        for path, shape in found.items():
            if self._seen.get(path) != shape:
                continue
            try:
                await self._take(feed, path, shape[0])
            except (KafkaError, OSError) as error:
                # It stays where it is, for the next beat.
                log.warning("file not taken", file=path.name, error=str(error))
            else:
                moved += 1
        return moved

    async def _take(
        self, feed: FeedRegistration, path: Path, size: int
    ) -> None:
        if size > self._limit:
            error = ExtractError("too-large", f"{path.name}: {size} bytes")
            await self._fail(feed, path, b"", error)
            return
        body = await asyncio.to_thread(path.read_bytes)
        if len(body) != size:
            message = "it is still being written"
            raise OSError(message)
        document = _raw(feed, path, body, self._now())
        try:
            items = await asyncio.to_thread(split, document)
        except Exception as error:  # noqa: BLE001 - one file stops no other
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


def _files(directory: Path) -> Iterator[tuple[Path, Shape]]:
    for path in directory.iterdir():
        hidden = path.name.startswith(".")
        if hidden or path.suffix.lower() in UNFINISHED or path.is_symlink():
            continue
        try:
            found = path.stat()
        except FileNotFoundError:  # renamed meanwhile
            continue
        if path.is_file():
            yield path, (found.st_size, found.st_mtime_ns)


def _raw(
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
    """Move a file aside; one of the same name there is kept too."""
    directory = path.parent / name
    directory.mkdir(exist_ok=True)
    target, number = directory / path.name, 1
    while target.exists():
        target = directory / f"{path.stem}-{number}{path.suffix}"
        number += 1
    path.rename(target)
