"""
What a site's ``robots.txt`` lets us fetch (RFC 9309).

Feeds are published to be polled; pages are asked for here first. The file
comes through the same guarded fetcher and takes its turn at the host.
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
"""Our product token, which a file's ``User-agent`` lines may name."""

# RFC 9309, 2.5: at least 500 KiB must be read.
LARGEST = 512 * 1024
# RFC 9309, 2.4: no longer than a day.
KEEP = timedelta(hours=12)
KEEP_UNREACHABLE = timedelta(minutes=10)
# Longer delays would keep the site's own feeds away for as long.
LONGEST_DELAY = 600.0
# Rules take up to 60 times their text in memory.
MOST_TEXT = 4 * 1024 * 1024
MOST_SITES = 5000
# Parsing takes some 1 ms for 4 KB.
PARSE_ASIDE = 16 * 1024
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")

Site = tuple[str, tuple[Network, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What a site lets us fetch.

    Attributes:
        file: its parsed file; None if all pages are alike.
        open: whether pages are open where no file says otherwise.
        delay: seconds between two requests, as ``Crawl-delay`` asks.
        size: characters of the file.
    """

    file: Protego | None = None
    open: bool = True
    delay: float = 0.0
    size: int = 0

    def allow(self, url: str) -> bool:
        """Say whether a page may be fetched."""
        if self.file is None:
            return self.open
        return self.file.can_fetch(url, PRODUCT)


def parse(body: bytes) -> Rules:
    """
    Read a robots file.

    Args:
        body: as it came; what is not UTF-8 is replaced.
    """
    text = body.decode("utf-8-sig", "replace")
    file = Protego.parse("\n".join(map(_for_us, text.splitlines())))
    delay = min(file.crawl_delay(PRODUCT) or 0.0, LONGEST_DELAY)
    return Rules(file, delay=delay, size=len(text))


def _for_us(line: str) -> str:
    """
    Make all other robots one.

    Each rule is kept once per robot of its group, so a file of thousands of
    names and rules would otherwise take gigabytes.
    """
    found = _AGENT_LINE.match(line)
    if not found:
        return line
    name = found[1].strip().lower()
    if name != "*":
        token = _TOKEN.match(name)
        name = PRODUCT if token and token[0] == PRODUCT else "other"
    return f"User-agent: {name}"


class Robots:
    """
    The robots files of the sites that we fetch pages from, kept a while.

    Args:
        turns: the file's own request waits for its turn too.
        now: the clock.
    """

    def __init__(
        self,
        fetcher: HttpClient,
        turns: HostSlots,
        now: Callable[[], datetime],
    ) -> None:
        self._fetcher = fetcher
        self._turns = turns
        self._now = now
        self._kept: dict[Site, tuple[datetime, Rules]] = {}
        self._size = 0
        self._asking: WeakValueDictionary[Site, asyncio.Lock] = (
            WeakValueDictionary()
        )

    async def rules(self, url: str, allowed: tuple[Network, ...]) -> Rules:
        """
        Return the rules of a page's site, fetched if need be.

        Args:
            allowed: private networks that this request may reach; what a
                feed with others was told does not count for it.

        Raises:
            ValueError: the address is none.
            TimeoutError: the host was too busy to be asked.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            message = f"not an http or https address: {url[:200]}"
            raise ValueError(message)
        site = (f"{parts.scheme}://{host_of(url)}", allowed)
        lock = self._asking.setdefault(site, asyncio.Lock())
        async with lock:
            return self._known(site) or await self._ask(site)

    def _known(self, site: Site) -> Rules | None:
        until, rules = self._kept.get(site, (None, None))
        return rules if until and until > self._now() else None

    async def _ask(self, site: Site) -> Rules:
        origin, allowed = site
        ask = Request(
            url=f"{origin}/robots.txt",
            accept="text/plain, */*;q=0.5",
            allowed=allowed,
            limit=LARGEST,
        )
        try:
            async with self._turns.at(host_of(origin)):
                answer = await self._fetcher.send(ask)
            rules = await _told(answer)
        except FetchError as error:
            rules = Rules(open=error.reason == TOO_MANY)
        self._keep(site, rules)
        return rules

    def _keep(self, site: Site, rules: Rules) -> None:
        self._drop(site)
        reached = rules.file or rules.open
        until = self._now() + (KEEP if reached else KEEP_UNREACHABLE)
        self._kept[site] = (until, rules)
        self._size += rules.size
        while self._size > MOST_TEXT or len(self._kept) > MOST_SITES:
            self._drop(next(iter(self._kept)))

    def _drop(self, site: Site) -> None:
        if site in self._kept:
            self._size -= self._kept.pop(site)[1].size


async def _told(answer: Response) -> Rules:
    """Read an answer: a missing file opens all, a broken server nothing."""
    if answer.status >= 500:
        return Rules(open=False)
    if not answer.body:
        return Rules()
    if len(answer.body) < PARSE_ASIDE:
        return parse(answer.body)
    return await asyncio.to_thread(parse, answer.body)
