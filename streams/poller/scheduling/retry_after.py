"""Hosts that ask to be left alone: what they asked is kept by all."""

from datetime import datetime, timedelta

from streams.poller.fetcher.messages import Response
from streams.poller.scheduling.freshness import retry_after
from streams.poller.scheduling.host_limits import HostLimits, host_of
from streams.poller.scheduling.intervals import retry_delay
from streams.records import FeedRegistration

__all__ = ["THROTTLES", "apply_retry_after"]

THROTTLES = frozenset({429, 503})


def apply_retry_after(
    answer: Response, feed: FeedRegistration, hosts: HostLimits, now: datetime
) -> datetime:
    """Leave an answer's host alone for as long as it asks; return to when."""
    seconds = retry_delay(retry_after(answer.headers, now), feed)
    until = now + timedelta(seconds=seconds)
    hosts.quiet(host_of(answer.url), until)
    return until
