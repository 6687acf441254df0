"""Limit how many tasks run at once: queues with a number of slots."""

from dataclasses import dataclass, field
from datetime import datetime

from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.host_limits import HostLimits

__all__ = ["TaskQueue", "TaskSlot"]


@dataclass(slots=True)
class TaskQueue:
    """
    Feeds that wait until they are due and one of some slots is free.

    Attributes:
        limit: number of slots.
        waiting: the feeds, ordered by due time.
        in_use: number of occupied slots.
    """

    limit: int
    waiting: DueQueue = field(default_factory=DueQueue)
    in_use: int = 0

    def is_full(self) -> bool:
        """Return whether the next feed has to wait for a slot."""
        return self.in_use >= self.limit


@dataclass(slots=True)
class TaskSlot:
    """
    One task's slot in its queue and, if given, at its host.

    Attributes:
        hosts: limits that count the task's request; None if the request
            does not count.
    """

    queue: TaskQueue
    host: str = ""
    hosts: HostLimits | None = None
    is_acquired: bool = False

    def acquire(self, now: datetime) -> None:
        """Occupy the slot for a task that starts now."""
        self.is_acquired = True
        self.queue.in_use += 1
        if self.hosts is not None:
            self.hosts.acquire(self.host, now)

    def release(self) -> None:
        """Free the slot; a second call does nothing."""
        if not self.is_acquired:
            return
        self.is_acquired = False
        self.queue.in_use -= 1
        if self.hosts is not None:
            self.hosts.release(self.host)
