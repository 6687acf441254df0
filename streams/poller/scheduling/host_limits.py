"""
Limit the requests to each host: spacing, concurrency, blocked times.

The class stores times and has no clock of its own. A ``Retry-After`` that
one feed receives blocks all feeds of the same host.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

__all__ = ["AT_ONCE", "HostLimits", "host_of"]

# What polite crawlers do: one request per second, two concurrent requests.
SPACING = 1.0
AT_ONCE = 2
FORGET_AFTER = timedelta(minutes=10)
# From this number of hosts on, idle hosts are removed each time the number
# has doubled. So the cost is negligible, and the dictionaries hold at most
# twice as many hosts as are active.
TIDY_FROM = 1000


def host_of(url: str) -> str:
    """Return the host and port of a URL, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


@dataclass(slots=True)
class _Host:
    """
    One host's requests.

    Attributes:
        in_progress: requests that run now.
        free_at: when the spacing after the last request ends.
    """

    in_progress: int = 0
    free_at: datetime | None = None


class HostLimits:
    """
    The limits of all hosts.

    Args:
        spacing: seconds between the starts of two requests to one host.
        at_once: largest number of concurrent requests to one host.
    """

    def __init__(
        self, spacing: float = SPACING, at_once: int = AT_ONCE
    ) -> None:
        self._spacing = timedelta(seconds=spacing)
        self._at_once = at_once
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._blocked: dict[str, datetime] = {}
        self._tidy_at = TIDY_FROM

    def separate_budget(self) -> Self:
        """
        Return limits for other requests to the same hosts.

        Spacing and concurrency are counted separately, so that a queue of
        article pages, or a site's crawl delay, does not delay the site's
        feeds. Blocked times are shared: a host that sent ``Retry-After``
        gets no requests from either budget.
        """
        other = type(self)(self._spacing.total_seconds(), self._at_once)
        other._blocked = self._blocked  # noqa: SLF001 - same class
        return other

    def __len__(self) -> int:
        """Return the number of hosts that have an entry."""
        return len(self._hosts.keys() | self._blocked.keys())

    def ready_at(self, host: str, now: datetime) -> datetime:
        """
        Return the earliest time for a request; ``now`` if it may start.

        For a host at its concurrency limit the time is one spacing later,
        when the caller should check again.
        """
        unblocked = self.blocked_until(host, now)
        entry = self._hosts.get(host)
        if entry is None:
            return unblocked
        times = [unblocked, entry.free_at or now]
        if entry.in_progress >= self._at_once:
            times.append(now + max(self._spacing, timedelta(seconds=0.1)))
        return max(times)

    def blocked_until(self, host: str, now: datetime) -> datetime:
        """Return when a host's block ends; ``now`` if it is not blocked."""
        return max(now, self._blocked.get(host, now))

    def acquire(
        self, host: str, now: datetime, spacing: float | None = None
    ) -> None:
        """
        Count a request that starts.

        Args:
            spacing: seconds until the next request, such as the crawl delay
                of a robots.txt file; the longer of this and the configured
                spacing is used.
        """
        entry = self._hosts[host]
        entry.in_progress += 1
        requested = timedelta(seconds=spacing or 0.0)
        entry.free_at = now + max(self._spacing, requested)
        if len(self) >= self._tidy_at:
            self.forget(now)

    def release(self, host: str) -> None:
        """Count a request that ended."""
        self._hosts[host].in_progress -= 1

    def block_until(self, host: str, until: datetime) -> None:
        """Block all requests to a host; a later block is not shortened."""
        self._blocked[host] = max(until, self._blocked.get(host, until))

    def forget(self, now: datetime) -> None:
        """Remove hosts that are idle and not blocked."""
        oldest = now - FORGET_AFTER
        for name, until in list(self._blocked.items()):
            if until <= now:
                del self._blocked[name]
        for name, entry in list(self._hosts.items()):
            if not entry.in_progress and (entry.free_at or oldest) <= oldest:
                del self._hosts[name]
        self._tidy_at = max(TIDY_FROM, 2 * len(self))
