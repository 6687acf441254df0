"""
Manners towards hosts: how many requests at once, how far apart, when not.

A plain book of times without a clock of its own. A ``Retry-After`` that one
feed received keeps all feeds of its host away.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

__all__ = ["Hosts", "host_of"]

# What the polite crawlers do: one request a second and two at once.
SPACING = 1.0
AT_ONCE = 2
FORGET_AFTER = timedelta(minutes=10)


def host_of(url: str) -> str:
    """Return the host and port of a URL, lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


@dataclass(slots=True)
class _Host:
    under_way: int = 0
    free_at: datetime | None = None
    quiet_until: datetime | None = None


class Hosts:
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

    def ready_at(self, host: str, now: datetime) -> datetime:
        """
        Return the earliest time for a request; ``now`` if it may start.

        A host that is full is to be asked again after its spacing.
        """
        book = self._hosts.get(host)
        if book is None:
            return now
        times = [now, book.free_at or now, book.quiet_until or now]
        if book.under_way >= self._at_once:
            times.append(now + max(self._spacing, timedelta(seconds=0.1)))
        return max(times)

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

    def leave(self, host: str) -> None:
        """Note that a request ended."""
        self._hosts[host].under_way -= 1

    def quiet(self, host: str, until: datetime) -> None:
        """Keep all requests away from a host until a time."""
        book = self._hosts[host]
        book.quiet_until = max(until, book.quiet_until or until)

    def forget(self, now: datetime) -> None:
        """Drop the hosts that nothing is known of any more."""
        old = now - FORGET_AFTER
        for name, book in list(self._hosts.items()):
            times = (book.free_at or old, book.quiet_until or old)
            if not book.under_way and max(times) <= old:
                del self._hosts[name]
