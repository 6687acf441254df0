"""
Search a site for feeds: fetch its page, robots file and sitemaps.

Every request goes through the poller's own client, with its limits and its
address rules, and waits for a slot at its host. ``robots.txt`` is obeyed for
links that only look like feeds. The page is the operator's choice, and what a
site states as its feed or its sitemap is there to be fetched.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from streams.poller.discovery.documents import FoundFeed, read_feed
from streams.poller.discovery.pages import find_page_links
from streams.poller.discovery.sitemaps import read_sitemap
from streams.poller.fetcher.address_filter import Network
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request, Response
from streams.poller.polling.link_fetcher import LinkFetcher
from streams.poller.polling.outcomes import private_address_text
from streams.poller.polling.robots import Robots
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration

__all__ = ["MAX_REQUESTS", "SiteSearch"]

MAX_REQUESTS = 60
"""Documents of one search. At one second each it takes a minute."""
ACCEPT = "*/*"


class SiteSearch:
    """
    One search of one site.

    Args:
        allowed: private networks that the search may reach.
        now: the clock.
        report: called with the documents that were fetched, and the most.
        advice: what allows a private address, which stands in place of
            ``{}``; empty if nothing does.

    Attributes:
        problems: one line for each document that could not be read.
    """

    def __init__(
        self,
        client: HttpClient,
        hosts: HostLimits,
        allowed: tuple[Network, ...],
        now: Callable[[], datetime],
        report: Callable[[int, int], None] = lambda _done, _all: None,
        advice: str = "",
    ) -> None:
        self._advice = advice
        self.problems: list[str] = []
        self._allowed = allowed
        self._links = LinkFetcher(client, hosts, now)
        self._robots = Robots(client, self._links.slots, now)
        self._report = report
        self._asked: set[str] = set()
        self._found: dict[str, FoundFeed] = {}

    async def search(self, url: str) -> tuple[FoundFeed, ...]:
        """
        Return the feeds and news sitemaps of a site, in the order found.

        Args:
            url: of one of its pages, mostly the first; or of a feed.
        """
        page = await self._fetch(url, is_stated=True)
        if page is not None and self._add(page):
            return tuple(self._found.values())
        if page is not None:
            links = find_page_links(page.body, page.url, page.media_type)
            for link in links.stated:
                self._add_if_feed(await self._fetch(link, is_stated=True))
            for link in links.likely:
                self._add_if_feed(await self._fetch(link))
        await self._search_sitemaps(await self._sitemaps_of(url))
        return tuple(self._found.values())

    async def _sitemaps_of(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots file of a site names."""
        try:
            rules = await self._robots.rules_for(url, self._allowed)
        except (TimeoutError, ValueError):
            return ()
        return tuple(rules.file.sitemaps) if rules.file else ()

    async def _search_sitemaps(self, urls: Iterable[str]) -> None:
        waiting = list(urls)
        for url in waiting:  # it grows while it is read
            document = await self._fetch(url, is_stated=True)
            if document is None or self._add(document):
                continue
            sitemap = read_sitemap(document.body, document.url)
            waiting += [
                child for child in sitemap.children if child not in waiting
            ]

    def _add_if_feed(self, document: Response | None) -> None:
        if document is not None:
            self._add(document)

    def _add(self, document: Response) -> bool:
        """Note a document that is a feed; return whether it is one."""
        feed = read_feed(
            document.url, document.body, document.media_type, document.headers
        )
        if feed is not None:
            self._found.setdefault(feed.url, feed)
        return feed is not None

    async def _fetch(
        self, url: str, *, is_stated: bool = False
    ) -> Response | None:
        """
        Return a document; None, and mostly a problem, if there is none.

        Args:
            is_stated: the operator or the site states that it is there to
                be fetched.
        """
        if url in self._asked or len(self._asked) >= MAX_REQUESTS:
            return None
        is_first = not self._asked
        self._asked.add(url)
        self._report(len(self._asked), MAX_REQUESTS)
        try:
            rules = await self._robots.rules_for(url, self._allowed)
            if not is_stated and not rules.allow(url):
                self.problems.append(f"{url}: robots.txt does not allow it")
                return None
            request = Request(url, accept=ACCEPT, allowed=self._allowed)
            feed = FeedRegistration("discover", url)
            response = await self._links.fetch(request, feed, rules.delay)
        except FetchError as error:
            advice = (
                private_address_text(url, error, self._advice)
                if is_first and self._advice
                else ""
            )
            self.problems.append(f"{url}: {advice or error}")
            return None
        except (TimeoutError, ValueError) as error:
            self.problems.append(f"{url}: {str(error) or 'its host is busy'}")
            return None
        if not response.body:
            self.problems.append(f"{url}: status {response.status}")
            return None
        return response
