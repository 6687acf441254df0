"""
Check whether a site's ``robots.txt`` allows a page to be fetched (RFC 9309).

Feeds are published to be polled and are not checked, only pages are. The file
is fetched by the same HTTP client and waits for a slot at the host, too.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from protego import Protego

from streams.poller.fetcher.address_filter import Network
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import (
    TOO_MANY,
    FetchError,
    Request,
    Response,
)
from streams.poller.scheduling.host_limits import host_of
from streams.poller.scheduling.host_slots import HostSlots

__all__ = ["PRODUCT", "Robots", "Rules", "parse"]

PRODUCT = "copydesk"
"""Our product token in the ``User-agent`` lines of a file."""

# RFC 9309, 2.5: at least 500 KiB must be read.
MAX_FILE_BYTES = 512 * 1024
# RFC 9309, 2.4: a file may be cached for 24 hours at most.
CACHE_TIME = timedelta(hours=12)
CACHE_TIME_UNREACHABLE = timedelta(minutes=10)
MAX_DELAY = 600.0
# Parsed rules take up to 60 times the memory of their text.
MAX_CACHED_TEXT = 4 * 1024 * 1024
MAX_CACHED_SITES = 5000
# From this size on a file is parsed in a thread: 4 KB take about 1 ms.
THREAD_FROM = 16 * 1024
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")

Site = tuple[str, tuple[Network, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """
    The rules of one site.

    Attributes:
        file: its parsed file; None if one answer is valid for all pages.
        open: that answer: whether pages may be fetched.
        delay: seconds between two requests, from ``Crawl-delay``.
        size: of the file, characters.
    """

    file: Protego | None = None
    open: bool = True
    delay: float = 0.0
    size: int = 0

    def allow(self, url: str) -> bool:
        """Return whether a page may be fetched."""
        if self.file is None:
            return self.open
        return self.file.can_fetch(url, PRODUCT)


def parse(body: bytes) -> Rules:
    """
    Parse a robots file.

    Args:
        body: bytes that are not UTF-8 are replaced.
    """
    text = body.decode("utf-8-sig", "replace")
    file = Protego.parse("\n".join(map(_merge_agents, text.splitlines())))
    delay = min(file.crawl_delay(PRODUCT) or 0.0, MAX_DELAY)
    return Rules(file, delay=delay, size=len(text))


def _merge_agents(line: str) -> str:
    """
    Replace the names of all other robots by one name.

    Protego stores each rule once per robot of its group, so a file with
    thousands of names and rules would otherwise take gigabytes.
    """
    match = _AGENT_LINE.match(line)
    if not match:
        return line
    name = match[1].strip().lower()
    if name != "*":
        token = _TOKEN.match(name)
        name = PRODUCT if token and token[0] == PRODUCT else "other"
    return f"User-agent: {name}"


class Robots:
    """
    A cache of robots files, by site.

    Args:
        slots: a request for a robots file waits for a slot at its host.
        now: the clock.
    """

    def __init__(
        self,
        client: HttpClient,
        slots: HostSlots,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._slots = slots
        self._now = now
        self._cache: dict[Site, tuple[datetime, Rules]] = {}
        self._size = 0
        self._locks: WeakValueDictionary[Site, asyncio.Lock] = (
            WeakValueDictionary()
        )

    async def rules_for(self, url: str, allowed: tuple[Network, ...]) -> Rules:
        """
        Return the rules of a page's site, from the cache or the site.

        Args:
            allowed: private networks that this request may reach. Feeds with
                other networks do not share the cached rules.

        Raises:
            ValueError: the URL is not an HTTP address.
            TimeoutError: no slot at the host in time.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            message = f"not an http or https address: {url[:200]}"
            raise ValueError(message)
        site = (f"{parts.scheme}://{host_of(url)}", allowed)
        lock = self._locks.setdefault(site, asyncio.Lock())
        async with lock:
            return self._cached(site) or await self._fetch(site)

    def _cached(self, site: Site) -> Rules | None:
        until, rules = self._cache.get(site, (None, None))
        return rules if until and until > self._now() else None

    async def _fetch(self, site: Site) -> Rules:
        origin, allowed = site
        request = Request(
            url=f"{origin}/robots.txt",
            accept="text/plain, */*;q=0.5",
            allowed=allowed,
            limit=MAX_FILE_BYTES,
        )
        try:
            async with self._slots.acquire(host_of(origin)):
                response = await self._client.send(request)
            rules = await _read_rules(response)
        except FetchError as error:
            rules = Rules(open=error.reason == TOO_MANY)
        self._store(site, rules)
        return rules

    def _store(self, site: Site, rules: Rules) -> None:
        self._drop(site)
        is_reachable = rules.file or rules.open
        cache_time = CACHE_TIME if is_reachable else CACHE_TIME_UNREACHABLE
        self._cache[site] = (self._now() + cache_time, rules)
        self._size += rules.size
        while (
            self._size > MAX_CACHED_TEXT or len(self._cache) > MAX_CACHED_SITES
        ):
            self._drop(next(iter(self._cache)))

    def _drop(self, site: Site) -> None:
        if site in self._cache:
            self._size -= self._cache.pop(site)[1].size


async def _read_rules(response: Response) -> Rules:
    """Return the rules of a response: no file allows all, 5xx nothing."""
    if response.status >= 500:
        return Rules(open=False)
    if not response.body:
        return Rules()
    if len(response.body) < THREAD_FROM:
        return parse(response.body)
    return await asyncio.to_thread(parse, response.body)
