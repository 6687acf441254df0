"""
Manners towards hosts: how many requests at once, how far apart, when not.

A plain book of times without a clock of its own. A ``Retry-After`` that one
feed received keeps all feeds of its host away.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

__all__ = ["AT_ONCE", "HostLimits", "host_of"]

# What the polite crawlers do: one request a second and two at once.
SPACING = 1.0
AT_ONCE = 2
FORGET_AFTER = timedelta(minutes=10)
# From this size on the book is tidied each time that it has doubled, so
# that tidying costs next to nothing and it holds twice the live hosts.
TIDY_FROM = 1000


def host_of(url: str) -> str:
    """Return the host and port of a URL, lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


@dataclass(slots=True)
class _Host:
    under_way: int = 0
    free_at: datetime | None = None


class HostLimits:
    """
    The book of hosts.

    Args:
        spacing: seconds between two requests to one host.
        at_once: requests to one host that may be under way together.
    """

    def __init__(
        self, spacing: float = SPACING, at_once: int = AT_ONCE
    ) -> None:
        self._spacing = timedelta(seconds=spacing)
        self._at_once = at_once
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._quiet: dict[str, datetime] = {}
        self._tidy_at = TIDY_FROM

    def beside(self) -> Self:
        """
        Return a book for other requests to the same hosts.

        It spaces and counts for itself, so that a queue of pages, or a
        site's crawl delay, does not keep the site's feeds waiting; a host
        that asked for quiet is left alone by both.
        """
        other = type(self)(self._spacing.total_seconds(), self._at_once)
        other._quiet = self._quiet  # noqa: SLF001 - its own kind
        return other

    def __len__(self) -> int:
        """Return how many hosts something is known of."""
        return len(self._hosts.keys() | self._quiet.keys())

    def ready_at(self, host: str, now: datetime) -> datetime:
        """
        Return the earliest time for a request; ``now`` if it may start.

        A host that is full is to be asked again after its spacing.
        """
        quiet = self.quiet_until(host, now)
        book = self._hosts.get(host)
        if book is None:
            return quiet
        times = [quiet, book.free_at or now]
        if book.under_way >= self._at_once:
            times.append(now + max(self._spacing, timedelta(seconds=0.1)))
        return max(times)

    def quiet_until(self, host: str, now: datetime) -> datetime:
        """Return when a host may be asked again; ``now`` if it may be."""
        return max(now, self._quiet.get(host, now))

    def enter(
        self, host: str, now: datetime, spacing: float | None = None
    ) -> None:
        """
        Note that a request starts.

        Args:
            spacing: seconds instead of the book's own, as a robots file's
                crawl delay asks; the longer one counts.
        """
        book = self._hosts[host]
        book.under_way += 1
        own = timedelta(seconds=spacing or 0.0)
        book.free_at = now + max(self._spacing, own)
        if len(self) >= self._tidy_at:
            self.forget(now)

    def leave(self, host: str) -> None:
        """Note that a request ended."""
        self._hosts[host].under_way -= 1

    def quiet(self, host: str, until: datetime) -> None:
        """Keep all requests away from a host until a time."""
        self._quiet[host] = max(until, self._quiet.get(host, until))

    def forget(self, now: datetime) -> None:
        """Drop the hosts that nothing is known of any more."""
        old = now - FORGET_AFTER
        for name, until in list(self._quiet.items()):
            if until <= now:
                del self._quiet[name]
        for name, book in list(self._hosts.items()):
            if not book.under_way and (book.free_at or old) <= old:
                del self._hosts[name]
        self._tidy_at = max(TIDY_FROM, 2 * len(self))
