"""
The processes that clean and enrich, so that the event loop only carries.

A document that crashes its process, hangs or takes too much memory costs one
dead letter.
"""

import asyncio
from concurrent.futures import Future, wait
from typing import Self

from pebble import ProcessPool, concurrent

from extractors.model.trace import Trace
from streams.config.settings import Settings
from streams.desk.enrich.step import AnnotatedItem
from streams.desk.processes.fork_server import start_fork_server
from streams.desk.processes.pebble_fixes import mend_pool
from streams.desk.processes.tasks import (
    clean_task,
    enrich_task,
    load_task,
    start_process,
    trace_task,
)
from streams.desk.time_limit import MAX_ELAPSED
from streams.kafka.producer_records import ProducerRecord

__all__ = ["LoadError", "StepPool"]

START_WITHIN = 60.0
"""Seconds: a process that has not loaded its lists by then is replaced."""
WAITING = 4
"""Times its limit of CPU time that a document may wait for other processes."""
TASKS_PER_PROCESS = 2000
"""A process is replaced after this many: trafilatura issue 216, a leak."""


class LoadError(Exception):
    """The processes of the pool cannot load what the steps need."""


class StepPool:
    """Processes that clean and enrich; each task has a limit of time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool = ProcessPool(
            max_workers=settings.processes,
            max_tasks=TASKS_PER_PROCESS,
            initializer=start_process,
            initargs=[settings],
            context=start_fork_server(),
        )
        mend_pool(self._pool)
        self._started: Future[list[Future[None]]] = concurrent.thread(
            self._start_processes
        )()

    def _start_processes(self) -> list[Future[None]]:
        """
        Start the processes; return a task of each that loads its lists.

        It runs in a thread of its own. The fork server answers only when it
        has loaded the lists (seconds), and a worker joins its group
        meanwhile.
        """
        return [
            self._pool.schedule(load_task, timeout=START_WITHIN)
            for _ in range(self._settings.processes)
        ]

    def clean(self, value: bytes, source: str) -> "Future[ProducerRecord]":
        """
        Start cleaning a raw record's bytes.

        The process itself limits the CPU time. The limit of the elapsed time
        here is for code that waits without an end.

        Returns:
            The future of the clean record. It raises what `clean_record`
            raises, TimeoutError, or pebble's ProcessExpired if the process
            crashed; `StepGuard` catches all of them.
        """
        future: Future[ProducerRecord] = self._pool.schedule(
            clean_task, args=[value, source],
            timeout=self._settings.clean_timeout * WAITING,
        )  # fmt: skip
        return future

    def trace(self, value: bytes) -> "Future[tuple[Trace, ...]]":
        """
        Start tracing how a raw record's bytes are cleaned.

        Its time is limited as that of `clean`, and it raises the same.
        """
        future: Future[tuple[Trace, ...]] = self._pool.schedule(
            trace_task, args=[value],
            timeout=self._settings.clean_timeout * WAITING,
        )  # fmt: skip
        return future

    def enrich(self, value: bytes) -> "Future[AnnotatedItem]":
        """
        Start annotating a unique record's bytes.

        Its time is limited as that of `clean`.

        Returns:
            The future of the annotated item; it raises as that of `clean`.
        """
        future: Future[AnnotatedItem] = self._pool.schedule(
            enrich_task, args=[value],
            timeout=self._settings.step_timeout * (MAX_ELAPSED + 1),
        )  # fmt: skip
        return future

    def warm(self) -> None:
        """
        Wait until the processes have started.

        They take seconds to load their name lists.

        Raises:
            Exception: the engine or the routes could not be loaded.
        """
        for future in self._started.result():
            future.result()

    async def wait_warm(self) -> None:
        """
        Wait as `warm` does, without blocking the event loop.

        Raises:
            LoadError: the engine or the routes could not be loaded.
        """
        try:
            await asyncio.to_thread(self.warm)
        except Exception as error:
            msg = f"the processes cannot load: {error}"
            raise LoadError(msg) from error

    def is_warm(self) -> bool:
        """Return whether the processes have started, or failed to."""
        return self._started.done() and (
            self._started.exception() is not None
            or all(future.done() for future in self._started.result())
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """
        Stop the processes.

        Documents in work are not lost: their records are not acknowledged.
        """
        wait([self._started])  # pebble cannot stop a pool while it starts
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
