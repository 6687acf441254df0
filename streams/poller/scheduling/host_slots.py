"""Wait until a host's limits allow a request, then occupy one slot."""

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
    """`HostLimits` with a clock, for callers that wait for their slot."""

    hosts: HostLimits
    now: Callable[[], datetime]

    @asynccontextmanager
    async def acquire(
        self, host: str, spacing: float = 0.0
    ) -> AsyncIterator[None]:
        """
        Occupy a slot at a host for one request.

        Args:
            spacing: seconds until the next request, if longer than the
                spacing of the limits.

        Raises:
            TimeoutError: no slot within `LONGEST_WAIT`; raised immediately
                if the wait is known to be longer.
        """
        async with asyncio.timeout(LONGEST_WAIT):
            started = await self._wait_ready(host)
        self.hosts.acquire(host, started, spacing)
        try:
            yield
        finally:
            self.hosts.release(host)

    async def _wait_ready(self, host: str) -> datetime:
        while True:
            now = self.now()
            wait = (self.hosts.ready_at(host, now) - now).total_seconds()
            if wait <= 0:
                return now
            if wait > LONGEST_WAIT:
                raise TimeoutError
            await asyncio.sleep(wait)
