"""Apply the ``Retry-After`` of a 429 or 503 response to its host."""

from datetime import datetime, timedelta

from streams.poller.fetcher.messages import Response
from streams.poller.scheduling.freshness import parse_retry_after
from streams.poller.scheduling.host_limits import HostLimits, host_of
from streams.poller.scheduling.intervals import retry_delay
from streams.records import FeedRegistration

__all__ = ["THROTTLES", "apply_retry_after"]

THROTTLES = frozenset({429, 503})


def apply_retry_after(
    response: Response,
    feed: FeedRegistration,
    hosts: HostLimits,
    now: datetime,
) -> datetime:
    """Block the host of a throttled response; return when the block ends."""
    seconds = retry_delay(parse_retry_after(response.headers, now), feed)
    until = now + timedelta(seconds=seconds)
    hosts.block_until(host_of(response.url), until)
    return until
