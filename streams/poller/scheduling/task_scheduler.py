"""
Run feeds' tasks when they are due, as many at once as queues allow.

Polls and WebSub requests are scheduled in this way. Due times are computed
from the worker's tables only, so a worker that gets a partition continues
where the previous one stopped.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import count

import structlog

from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot

__all__ = ["TaskScheduler"]

log = structlog.get_logger()


class TaskScheduler(ABC):
    """
    Runs at most one task for each feed.

    Args:
        name: of the tasks, for logs.
        queues: the first queue is served first.
        now: the clock.
        batch: how many due feeds of a queue one call of `start_due` looks
            at; all if None.

    Attributes:
        under_way: the running task of each feed.
    """

    def __init__(
        self,
        name: str,
        queues: Sequence[TaskQueue],
        now: Callable[[], datetime],
        batch: int | None = None,
    ) -> None:
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self._name = name
        self._queues = tuple(queues)
        self._now = now
        self._batch = batch
        self._wake = asyncio.Event()

    @abstractmethod
    def reschedule(self, feed: str) -> None:
        """
        Compute anew when a feed is due, after a change of its records.

        It is also called after each task that succeeded.
        """

    @abstractmethod
    def _start(self, feed: str, queue: TaskQueue) -> None:
        """Start the task of a due feed with `_run`, or put the feed back."""

    def _reschedule_failed(self, feed: str) -> None:
        """Put a feed back into its queue after its task failed."""
        self.reschedule(feed)

    def start_due(self) -> None:
        """Start the tasks that are due, as far as limits and hosts allow."""
        for queue in self._queues:
            for _ in count() if self._batch is None else range(self._batch):
                if queue.is_full():
                    break
                entry = queue.waiting.take(self._now())
                if entry is None:
                    break
                self._start(entry[0], queue)

    async def wait(self, longest: float) -> None:
        """Wait until a feed is due, a record changes or time is up."""
        times = [
            queue.waiting.next_at()
            for queue in self._queues
            if not queue.is_full()
        ]
        now = self._now()
        delays = [(at - now).total_seconds() for at in times if at]
        seconds = max(0.0, min([longest, *delays]))
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def stop(self) -> None:
        """Cancel the running tasks; the next owner of the feeds repeats."""
        tasks = list(self.under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _clear_queues(self) -> None:
        for queue in self._queues:
            queue.waiting = DueQueue()

    def _run(
        self, feed: str, slot: TaskSlot, work: Callable[[], Awaitable[None]]
    ) -> None:
        slot.acquire(self._now())
        self.under_way[feed] = asyncio.create_task(
            self._run_guarded(feed, slot, work), name=f"{self._name} {feed}"
        )

    async def _run_guarded(
        self, feed: str, slot: TaskSlot, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Never raise: an error of one feed must not stop the others."""
        reschedule: Callable[[str], None] = self.reschedule
        try:
            await work()
        except Exception:
            log.exception("task failed", task=self._name, feed=feed)
            reschedule = self._reschedule_failed
        finally:
            slot.release()
            self.under_way.pop(feed, None)
            self._wake.set()
        reschedule(feed)
