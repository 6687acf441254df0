"""
Run feeds' tasks when they are due, as many at once as queues allow.

Polls and WebSub requests are scheduled in this way. Due times are computed
from the worker's tables only, so a worker that gets a partition continues
where the previous one stopped.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import count
from typing import NamedTuple

import structlog

from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot

__all__ = ["TaskKind", "TaskScheduler"]

log = structlog.get_logger()


class TaskKind(NamedTuple):
    """
    What the tasks of one scheduler do.

    Attributes:
        name: for logs.
        start: starts the task of a due feed with `TaskScheduler.run`, or
            puts the feed back into its queue.
        reschedule: computes anew when a feed is due, after its task ended.
        reschedule_failed: the same after its task raised an error.
    """

    name: str
    start: Callable[[str, TaskQueue], None]
    reschedule: Callable[[str], None]
    reschedule_failed: Callable[[str], None]


class TaskScheduler:
    """
    Runs at most one task for each feed.

    Args:
        queues: the first queue is served first.
        now: the clock.
        batch: how many due feeds of a queue one call of `start_due` looks
            at; all if None.

    Attributes:
        under_way: the running task of each feed.
    """

    def __init__(
        self,
        kind: TaskKind,
        queues: Sequence[TaskQueue],
        now: Callable[[], datetime],
        batch: int | None = None,
    ) -> None:
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self._kind = kind
        self._queues = tuple(queues)
        self._now = now
        self._batch = batch
        self._wake = asyncio.Event()

    def start_due(self) -> None:
        """Start the tasks that are due, as far as limits and hosts allow."""
        for queue in self._queues:
            for _ in count() if self._batch is None else range(self._batch):
                if queue.is_full():
                    break
                entry = queue.waiting.take(self._now())
                if entry is None:
                    break
                self._kind.start(entry[0], queue)

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

    def wake(self) -> None:
        """End `wait`: a queue or a slot has changed."""
        self._wake.set()

    def clear_queues(self) -> None:
        """Forget the waiting feeds; running tasks continue."""
        for queue in self._queues:
            queue.waiting = DueQueue()

    def run(
        self, feed: str, slot: TaskSlot, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Start a feed's task in its slot, which is released at its end."""
        slot.acquire(self._now())
        self.under_way[feed] = asyncio.create_task(
            self._run_guarded(feed, slot, work),
            name=f"{self._kind.name} {feed}",
        )

    async def _run_guarded(
        self, feed: str, slot: TaskSlot, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Never raise: an error of one feed must not stop the others."""
        reschedule = self._kind.reschedule
        try:
            await work()
        except Exception:
            log.exception("task failed", task=self._kind.name, feed=feed)
            reschedule = self._kind.reschedule_failed
        finally:
            slot.release()
            self.under_way.pop(feed, None)
            self._wake.set()
        reschedule(feed)
