"""Hosts that ask to be left alone: what they asked is kept by all."""

from datetime import datetime, timedelta

from streams.poller.fetcher.messages import Answer
from streams.poller.scheduling.freshness import retry_after
from streams.poller.scheduling.host_limits import Hosts, host_of
from streams.poller.scheduling.intervals import quiet_for
from streams.records import FeedRegistration

__all__ = ["THROTTLES", "heed"]

THROTTLES = frozenset({429, 503})


def heed(
    answer: Answer, feed: FeedRegistration, hosts: Hosts, now: datetime
) -> datetime:
    """Leave an answer's host alone for as long as it asks; return to when."""
    seconds = quiet_for(retry_after(answer.headers, now), feed)
    until = now + timedelta(seconds=seconds)
    hosts.quiet(host_of(answer.url), until)
    return until
