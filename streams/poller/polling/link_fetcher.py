"""
Fetch the pages and documents that items link to.

Links have host slots of their own: a queue of pages, or a site's crawl
delay, does not delay the polls of the site's feeds. A Retry-After applies to
both.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime

from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import (
    BAD_URL,
    FetchError,
    Request,
    Response,
)
from streams.poller.scheduling.host_limits import HostLimits, host_of
from streams.poller.scheduling.host_slots import HostSlots
from streams.poller.scheduling.retry_after import THROTTLES, apply_retry_after
from streams.records import FeedRegistration

__all__ = ["DEADLINE", "LinkFetcher", "failure_reason"]

# For all links of one poll, seconds. The feed is not polled meanwhile; at one
# request per second and host, ten minutes are enough for 600 pages.
DEADLINE = 600.0
BUSY_HOST = "busy-host"


class LinkFetcher:
    """
    An HTTP client with its own slots at each host.

    Args:
        hosts: limits of the polls; only blocked hosts are shared with them.
        now: the clock.
        limit: bounds the requests to all hosts together, if given.
    """

    def __init__(
        self,
        client: HttpClient,
        hosts: HostLimits,
        now: Callable[[], datetime],
        limit: AbstractAsyncContextManager[None] | None = None,
    ) -> None:
        self.slots = HostSlots(hosts.separate_budget(), now)
        self._client = client
        self._hosts = hosts
        self._now = now
        self._limit = limit or nullcontext()

    async def fetch(
        self, request: Request, feed: FeedRegistration, spacing: float = 0.0
    ) -> Response:
        """
        Wait for a slot at the host, send the request, apply a Retry-After.

        Args:
            feed: bounds how long its host is left alone.
            spacing: seconds until the next request to the host, if longer
                than usual.

        Raises:
            FetchError: no usable response, and why.
            TimeoutError: no slot in time.
        """
        async with (
            self.slots.acquire(host_of(request.url), spacing),
            self._limit,
        ):
            response = await self._client.send(request)
        if response.status in THROTTLES:
            apply_retry_after(response, feed, self._hosts, self._now())
        return response


def failure_reason(error: FetchError | TimeoutError | ValueError) -> str:
    """Return the reason that is marked on an item whose link failed."""
    if isinstance(error, FetchError):
        return error.reason
    return BUSY_HOST if isinstance(error, TimeoutError) else BAD_URL
