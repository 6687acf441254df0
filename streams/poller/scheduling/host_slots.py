"""A turn at a host: wait until manners allow a request, then hold it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from streams.poller.scheduling.host_limits import HostLimits

__all__ = ["LONGEST_WAIT", "HostSlots"]

LONGEST_WAIT = 120.0


@dataclass(frozen=True, slots=True)
class HostSlots:
    """The book of hosts with a clock: who asks waits for its turn."""

    hosts: HostLimits
    now: Callable[[], datetime]

    @asynccontextmanager
    async def at(self, host: str, spacing: float = 0.0) -> AsyncIterator[None]:
        """
        Hold one request's place at a host.

        Args:
            spacing: seconds that the next request keeps away, if longer
                than the book's own.

        Raises:
            TimeoutError: no turn within `LONGEST_WAIT`; at once where that
                is plain from the start.
        """
        async with asyncio.timeout(LONGEST_WAIT):
            entered = await self._ready(host)
        self.hosts.enter(host, entered, spacing)
        try:
            yield
        finally:
            self.hosts.leave(host)

    async def _ready(self, host: str) -> datetime:
        while True:
            now = self.now()
            wait = (self.hosts.ready_at(host, now) - now).total_seconds()
            if wait <= 0:
                return now
            if wait > LONGEST_WAIT:
                raise TimeoutError
            await asyncio.sleep(wait)
