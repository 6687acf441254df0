"""
A desk whose processes sleep instead of computing.

    python -m tests.bench.running.sleeping_desk desk

Many workers on few cores then do as much as each on cores of its own would.
``CLEAN_SECONDS`` and ``ENRICH_SECONDS`` are the CPU seconds that a page takes
in these steps. Threads sleep so long, as many as the pool would have
processes, and make small records in the place of the real ones. All that the
main process does is the desk's own: it carries, judges, stores and sends.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.cli.commands import workers
from streams.cli.main import main
from streams.config.settings import Settings
from streams.desk import worker
from streams.desk.enrich.step import AnnotatedItem
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import CLEAN, ITEMS, STORY_REPORTS
from streams.records import Clean, StoryReport, Unique

__all__ = ["CLEAN_SECONDS", "ENRICH_SECONDS"]

CLEAN_SECONDS, ENRICH_SECONDS = "CLEAN_SECONDS", "ENRICH_SECONDS"
T = TypeVar("T")


class SleepingPool:
    """Takes the place of the pool of processes."""

    def __init__(self, settings: Settings) -> None:
        self._threads = ThreadPoolExecutor(settings.processes)
        self._clean = float(os.environ[CLEAN_SECONDS])
        self._enrich = float(os.environ[ENRICH_SECONDS])

    def clean(self, value: bytes, source: str) -> "Future[ProducerRecord]":
        """Sleep, then return a clean record with the raw item's fields."""
        return self._after(self._clean, partial(_clean, value, source))

    def enrich(self, value: bytes) -> "Future[AnnotatedItem]":
        """Sleep, then return an item without entities and routes."""
        return self._after(self._enrich, partial(_annotate, value))

    def _after(self, seconds: float, make: Callable[[], T]) -> "Future[T]":
        def sleep() -> T:
            time.sleep(seconds)
            return make()

        return self._threads.submit(sleep)

    def warm(self) -> None:
        """Do nothing: there is nothing to load."""

    def close(self) -> None:
        """Wait until the threads have ended."""
        self._threads.shutdown(cancel_futures=True)


def _clean(value: bytes, source: str) -> ProducerRecord:
    raw = decode(value, RawItem)
    item = NewsItem(
        raw.uri, raw.feed, raw.fetched_at, agency=raw.agency, lane=raw.lane,
        language=raw.language, headline=raw.uri, body=raw.body.decode(),
    )  # fmt: skip
    return make_record(CLEAN, raw.lane, Clean(item, source), source)


def _annotate(value: bytes) -> AnnotatedItem:
    unique = decode(value, Unique)
    item = unique.item
    ninjs = {"uri": item.uri, "copydesk": {"source": unique.source}}
    record = make_record(ITEMS, item.uri, ninjs, unique.source, unique.event)
    report = StoryReport(unique.event, item.fetched_at, unique.story, item.uri)
    return AnnotatedItem(
        record, (), make_record(STORY_REPORTS, unique.story, report), ()
    )


def _sleep_in_pools() -> None:
    modules: list[Any] = [worker, workers]
    modules[0].StepPool = SleepingPool
    modules[1].start_fork_server = lambda: None


if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    _sleep_in_pools()
    main()
