"""
The clean step over records: raw bytes in, what goes to ``wire.clean`` out.

`cleaned` is what a cleaning process runs, so it takes and gives bytes; a
document that crashes it, hangs it or eats its memory costs one dead letter.
"""

import resource
from concurrent.futures import Future
from multiprocessing import get_context
from typing import Self

from msgspec.structs import replace
from pebble import ProcessExpired, ProcessPool

from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode, item_uri
from extractors.pipeline.clean import clean
from streams.config.settings import Settings
from streams.kafka.records import ProducerRecord, headers
from streams.kafka.topics import CLEAN
from streams.records import Clean

__all__ = [
    "CleanPool",
    "clean_item",
    "cleaned",
    "lane_of",
    "make_pool",
    "refusal",
]

UNKNOWN_LANE = "und"
"""BCP 47 for a language that was not determined."""

START_WITHIN = 60.0
"""Seconds: a process that has not imported what cleans by then is replaced."""
MIB = 1024 * 1024
TASKS_PER_PROCESS = 2000
"""A process is replaced after so many: trafilatura 216 holds memory."""


def lane_of(raw: RawItem) -> str:
    """Return the ordered lane: the feed's own, or its language."""
    return raw.lane or raw.language or UNKNOWN_LANE


def clean_item(raw: RawItem) -> NewsItem:
    """
    Clean one raw item and fix what its topics are keyed by.

    Raises:
        ExtractError: it gives no item.
    """
    item = clean(raw).item
    return replace(
        item, uri=item_uri(item.uri), lane=lane_of(raw), agency=raw.agency
    )


def cleaned(value: bytes, source: str) -> ProducerRecord:
    """
    Return the clean record of a raw record's bytes.

    Raises:
        ExtractError: it gives no item.
        msgspec.MsgspecError: the bytes are no raw item.
    """
    item = clean_item(decode(value, RawItem))
    return ProducerRecord(
        CLEAN,
        item.lane.encode(),
        encode(Clean(item, source)),
        headers(CLEAN, source),
    )


class CleanPool:
    """
    Processes that clean; each document is bounded in time and memory.

    Args:
        workers: processes.
        timeout: seconds for one document.
        memory_mb: address space of one process, MiB.
    """

    def __init__(self, workers: int, timeout: float, memory_mb: int) -> None:
        self.timeout = timeout
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=TASKS_PER_PROCESS,
            initializer=_bound_memory,
            initargs=[memory_mb * MIB],
            context=get_context("spawn"),
        )
        self._first = [
            self._pool.schedule(cleaned, args=[b"", ""], timeout=START_WITHIN)
            for _ in range(workers)
        ]

    def submit(self, value: bytes, source: str) -> "Future[ProducerRecord]":
        """Start cleaning; the future raises what `refusal` understands."""
        future: Future[ProducerRecord] = self._pool.schedule(
            cleaned, args=[value, source], timeout=self.timeout
        )
        return future

    def warm(self) -> None:
        """
        Wait until the processes have started.

        They take seconds to import what cleans; a worker that joins its
        group before is given partitions that it cannot serve yet.
        """
        for one in self._first:
            one.exception()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.close()

    def close(self) -> None:
        """End the processes; work under way is given up, not lost."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def make_pool(settings: Settings) -> CleanPool:
    """Return the processes that a deployment's settings ask for."""
    return CleanPool(
        settings.clean_workers,
        settings.clean_timeout,
        settings.clean_memory_mb,
    )


def refusal(error: BaseException) -> BaseException:
    """Return a child's death as an `ExtractError`; anything else as it is."""
    if isinstance(error, ProcessExpired):
        return ExtractError("crash", f"the cleaning process ended: {error}")
    return error


def _bound_memory(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
