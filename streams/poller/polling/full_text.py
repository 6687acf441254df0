"""
Fetch the web page of each item and attach it to the item.

A page that is refused, or that is a wall (bot check, consent, login), is not
attached: the item is published with the feed's own text and the reason.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from weakref import WeakValueDictionary

from msgspec.structs import replace

from extractors.html.block_pages import block_reason
from extractors.model.raw import Page, RawItem
from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request, Response
from streams.poller.polling.link_fetcher import (
    DEADLINE,
    LinkFetcher,
    failure_reason,
)
from streams.poller.polling.robots import Robots
from streams.poller.scheduling.host_limits import AT_ONCE, HostLimits, host_of
from streams.records import FeedRegistration

__all__ = ["FullTextFetcher"]

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
MAX_PAGE_BYTES = 5 * 1024 * 1024
# Page requests under way at once, all hosts together.
MAX_REQUESTS = 64


class FullTextFetcher:
    """
    The fetcher of pages.

    From one host at most two pages are fetched at once, one second apart,
    in the order of the calls. Polls of the host's feeds do not wait for them.

    Args:
        hosts: limits of the polls; see `LinkFetcher`.
        now: the clock.
    """

    def __init__(
        self,
        client: HttpClient,
        hosts: HostLimits,
        now: Callable[[], datetime],
    ) -> None:
        limit = asyncio.Semaphore(MAX_REQUESTS)
        self._links = LinkFetcher(client, hosts, now, limit)
        self._robots = Robots(client, self._links.slots, now)
        self._queues: WeakValueDictionary[str, asyncio.Semaphore] = (
            WeakValueDictionary()
        )

    async def attach_page(
        self, item: RawItem, feed: FeedRegistration
    ) -> RawItem:
        """
        Return the item with its page, or with the reason why it has none.

        Never raises: if the page fails, the item is still published.
        """
        try:
            async with asyncio.timeout(DEADLINE):
                return await self._wait_and_fetch(item, feed)
        except (FetchError, TimeoutError, ValueError) as error:
            return item.without_page(failure_reason(error))

    async def _wait_and_fetch(
        self, item: RawItem, feed: FeedRegistration
    ) -> RawItem:
        """Keep the order of the calls for each host."""
        host = host_of(item.url)
        queue = self._queues.setdefault(host, asyncio.Semaphore(AT_ONCE))
        async with queue:
            return await self._fetch(item, feed)

    async def _fetch(self, item: RawItem, feed: FeedRegistration) -> RawItem:
        request = Request(
            url=item.url,
            accept=ACCEPT,
            allowed=networks(feed.allow_private),
            limit=MAX_PAGE_BYTES,
        )
        rules = await self._robots.rules_for(item.url, request.allowed)
        if not rules.allow(item.url):
            return item.without_page("robots")
        response = await self._links.fetch(request, feed, rules.delay)
        return _with_page(item, response)


def _with_page(item: RawItem, response: Response) -> RawItem:
    if not response.body:
        return item.without_page(f"status-{response.status}")
    if reason := block_reason(item.url, response.url, response.body):
        return item.without_page(reason)
    page = Page(
        url=response.url,
        body=response.body,
        media_type=response.media_type or "text/html",
        status=response.status,
    )
    return replace(item, page=page)
