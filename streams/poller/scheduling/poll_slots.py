"""Places for polls: how many are under way at once, and in which line."""

from dataclasses import dataclass, field
from datetime import datetime

from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.host_limits import HostLimits

__all__ = ["PollQueue", "PollSlot"]


@dataclass(slots=True)
class PollQueue:
    """
    Feeds that wait for one of a number of places.

    Attributes:
        limit: places.
        agenda: the feeds that wait, in the order in which they fall due.
        taken: places taken now.
    """

    limit: int
    agenda: DueQueue = field(default_factory=DueQueue)
    taken: int = 0

    def is_full(self) -> bool:
        """Say whether the next feed has to wait for a place."""
        return self.taken >= self.limit


@dataclass(slots=True)
class PollSlot:
    """
    One poll's place in its line and, if it has one, at its host.

    Attributes:
        hosts: the book that counts it; None if the host's places are for
            others.
    """

    line: PollQueue
    host: str
    hosts: HostLimits | None
    is_taken: bool = False

    def take(self, now: datetime) -> None:
        """Take it, for a poll that starts now."""
        self.is_taken = True
        self.line.taken += 1
        if self.hosts is not None:
            self.hosts.enter(self.host, now)

    def give_back(self) -> None:
        """Let the next one in; a second time changes nothing."""
        if not self.is_taken:
            return
        self.is_taken = False
        self.line.taken -= 1
        if self.hosts is not None:
            self.hosts.leave(self.host)
