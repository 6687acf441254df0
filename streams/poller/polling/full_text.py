"""
Full text: fetch an item's own page, politely, and put it into the item.

What is no news (a refusal, a wall) is marked on the item and left out; the
item goes on with what the feed itself said.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from weakref import WeakValueDictionary

from msgspec.structs import replace

from extractors.html.block_pages import block_reason
from extractors.model.raw import Page, RawItem
from streams.poller.fetcher.address_filter import Network, networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import (
    BAD_URL,
    FetchError,
    Request,
    Response,
)
from streams.poller.polling.robots import Robots
from streams.poller.scheduling.host_limits import AT_ONCE, HostLimits, host_of
from streams.poller.scheduling.host_slots import HostSlots
from streams.poller.scheduling.retry_after import THROTTLES, apply_retry_after
from streams.records import FeedRegistration

__all__ = ["FullTextFetcher"]

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
LARGEST = 5 * 1024 * 1024
# Pages under way at once, of all hosts together.
MOST_AT_ONCE = 64
# The pages of one poll all begin to wait at once, and the feed is not
# polled meanwhile: ten minutes are 600 pages of a host.
PATIENCE = 600.0


class FullTextFetcher:
    """
    The fetcher of pages.

    A host's pages are fetched two at once and a second apart, in the order
    in which they were asked for, beside the polls of its feeds.

    Args:
        hosts: the polls' book; a host that asks for quiet gets it from all.
        now: the clock.
    """

    def __init__(
        self,
        fetcher: HttpClient,
        hosts: HostLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._now = now
        self._turns = HostSlots(hosts.beside(), now)
        self._robots = Robots(fetcher, self._turns, now)
        self._queues: WeakValueDictionary[str, asyncio.Semaphore] = (
            WeakValueDictionary()
        )
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def attach_page(
        self, item: RawItem, feed: FeedRegistration
    ) -> RawItem:
        """
        Return the item with its page, or with the reason why it has none.

        Never raises: a page that fails costs its text, not the item.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._in_line(item, feed)
        except TimeoutError:
            return item.without_page("busy-host")
        except FetchError as error:
            return item.without_page(error.reason)
        except ValueError:
            return item.without_page(BAD_URL)

    async def _in_line(self, item: RawItem, feed: FeedRegistration) -> RawItem:
        host = host_of(item.url)
        queue = self._queues.setdefault(host, asyncio.Semaphore(AT_ONCE))
        async with queue:
            return await self._fetched(item, host, feed)

    async def _fetched(
        self, item: RawItem, host: str, feed: FeedRegistration
    ) -> RawItem:
        allowed = networks(feed.allow_private)
        rules = await self._robots.rules(item.url, allowed)
        if not rules.allow(item.url):
            return item.without_page("robots")
        async with self._turns.at(host, rules.delay), self._places:
            answer = await self._fetcher.send(_ask(item, allowed))
        if answer.status in THROTTLES:
            apply_retry_after(answer, feed, self._hosts, self._now())
        return _with_page(item, answer)


def _ask(item: RawItem, allowed: tuple[Network, ...]) -> Request:
    return Request(
        url=item.url,
        accept=ACCEPT,
        allowed=allowed,
        limit=LARGEST,
    )


def _with_page(item: RawItem, answer: Response) -> RawItem:
    if not answer.body:
        return item.without_page(f"status-{answer.status}")
    if found := block_reason(item.url, answer.url, answer.body):
        return item.without_page(found)
    page = Page(
        url=answer.url,
        body=answer.body,
        media_type=answer.media_type or "text/html",
        status=answer.status,
    )
    return replace(item, page=page)
