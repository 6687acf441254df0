"""
Full text: fetch an item's own page, politely, and put it into the item.

What is no news (a refusal, a wall) is marked on the item and left out; the
item goes on with what the feed itself said.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from extractors.raw import Page, RawItem
from streams.poller.addresses import networks
from streams.poller.fetch import Answer, Ask, Fetcher, FetchError
from streams.poller.hosts import Hosts, host_of
from streams.records import FeedRegistration

__all__ = ["MARK", "Pages"]

MARK = "copydesk-page"
"""Header of a raw item that says why it carries no page."""

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
LARGEST = 5 * 1024 * 1024
LONGEST_WAIT = 120.0


class Pages:
    """The fetcher of pages."""

    def __init__(
        self, fetcher: Fetcher, hosts: Hosts, now: Callable[[], datetime]
    ) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._now = now

    async def add(self, item: RawItem, feed: FeedRegistration) -> RawItem:
        """
        Return the item with its page, or with the reason why it has none.

        Never raises: a page that fails costs its text, not the item.
        """
        host = host_of(item.url)
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self._turn(host)
            try:
                answer = await self._fetcher.send(_ask(item, feed))
            finally:
                self._hosts.leave(host)
        except TimeoutError:
            return _marked(item, "busy-host")
        except FetchError as error:
            return _marked(item, error.reason)
        return _with_page(item, answer)

    async def _turn(self, host: str) -> None:
        wait = 1.0
        while wait > 0:
            now = self._now()
            ready = self._hosts.ready_at(host, now)
            wait = (ready - now).total_seconds()
            await asyncio.sleep(wait)
        self._hosts.enter(host, now)


def _ask(item: RawItem, feed: FeedRegistration) -> Ask:
    return Ask(
        url=item.url,
        accept=ACCEPT,
        allowed=networks(feed.allow_private),
        limit=LARGEST,
    )


def _marked(item: RawItem, reason: str) -> RawItem:
    return replace(item, headers={**item.headers, MARK: reason})


def _with_page(item: RawItem, answer: Answer) -> RawItem:
    if not answer.body:
        return _marked(item, f"status-{answer.status}")
    page = Page(
        url=answer.url,
        body=answer.body,
        media_type=answer.media_type or "text/html",
        status=answer.status,
    )
    return replace(item, page=page)
