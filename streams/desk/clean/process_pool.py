"""
The processes that clean.

A document that crashes its process, hangs or takes too much memory costs one
dead letter.
"""

import resource
from concurrent.futures import Future
from multiprocessing import get_context
from typing import Self

from pebble import ProcessPool

from extractors.pipeline.text_length import MAX_TEXT
from streams.config.settings import Settings
from streams.desk.clean.step import clean_record
from streams.kafka.producer_records import ProducerRecord

__all__ = ["CleanPool", "make_pool"]

START_WITHIN = 60.0
"""Seconds: a process that has not imported its code by then is replaced."""
MIB = 1024 * 1024
TASKS_PER_PROCESS = 2000
"""A process is replaced after this many: trafilatura issue 216, a leak."""


class CleanPool:
    """
    Processes that clean; each document is bounded in time and memory.

    Args:
        workers: number of processes.
        timeout: seconds for one document.
        memory_mb: address space of one process, MiB.
        max_text: characters of all texts of an item, at most.
    """

    def __init__(
        self,
        workers: int,
        timeout: float,
        memory_mb: int,
        max_text: int = MAX_TEXT,
    ) -> None:
        self.timeout = timeout
        self.max_text = max_text
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=TASKS_PER_PROCESS,
            initializer=_limit_memory,
            initargs=[memory_mb * MIB],
            context=get_context("spawn"),
        )
        self._first = [
            self._pool.schedule(
                clean_record, args=[b"", ""], timeout=START_WITHIN
            )
            for _ in range(workers)
        ]

    def submit(self, value: bytes, source: str) -> "Future[ProducerRecord]":
        """
        Start cleaning a raw record's bytes.

        Returns:
            The future of the clean record. It raises what `clean_record`
            raises, TimeoutError, or pebble's ProcessExpired if the process
            crashed; `clean_guard` catches all of them.
        """
        future: Future[ProducerRecord] = self._pool.schedule(
            clean_record,
            args=[value, source, self.max_text],
            timeout=self.timeout,
        )
        return future

    def warm(self) -> None:
        """
        Wait until the processes have started.

        They take seconds to import their code. A worker that joined its
        group before that would be assigned partitions it cannot serve yet.
        """
        for future in self._first:
            future.exception()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """
        Stop the processes.

        Documents in work are not lost: their records are not acknowledged.
        """
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def make_pool(settings: Settings) -> CleanPool:
    """Return a pool with the size and limits of the settings."""
    return CleanPool(
        settings.clean_workers,
        settings.clean_timeout,
        settings.clean_memory_mb,
        settings.max_text,
    )


def _limit_memory(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
