"""
Full text: fetch an item's own page, politely, and put it into the item.

What is no news (a refusal, a wall) is marked on the item and left out; the
item goes on with what the feed itself said.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from extractors.raw import Page, RawItem
from streams.poller.addresses import Network, networks
from streams.poller.exchange import BAD_URL, Answer, Ask, FetchError
from streams.poller.fetch import Fetcher
from streams.poller.hosts import Hosts, host_of
from streams.poller.robots import Robots
from streams.poller.turns import Turns
from streams.records import FeedRegistration

__all__ = ["MARK", "Pages"]

MARK = "copydesk-page"
"""Header of a raw item that says why it carries no page."""

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
LARGEST = 5 * 1024 * 1024


class Pages:
    """The fetcher of pages."""

    def __init__(
        self, fetcher: Fetcher, hosts: Hosts, now: Callable[[], datetime]
    ) -> None:
        self._fetcher = fetcher
        self._turns = Turns(hosts, now)
        self._robots = Robots(fetcher, self._turns, now)

    async def add(self, item: RawItem, feed: FeedRegistration) -> RawItem:
        """
        Return the item with its page, or with the reason why it has none.

        Never raises: a page that fails costs its text, not the item.
        """
        try:
            return await self._fetched(item, networks(feed.allow_private))
        except TimeoutError:
            return _marked(item, "busy-host")
        except FetchError as error:
            return _marked(item, error.reason)
        except ValueError:
            return _marked(item, BAD_URL)

    async def _fetched(
        self, item: RawItem, allowed: tuple[Network, ...]
    ) -> RawItem:
        rules = await self._robots.rules(item.url, allowed)
        if not rules.allow(item.url):
            return _marked(item, "robots")
        async with self._turns.at(host_of(item.url), rules.delay):
            answer = await self._fetcher.send(_ask(item, allowed))
        return _with_page(item, answer)


def _ask(item: RawItem, allowed: tuple[Network, ...]) -> Ask:
    return Ask(
        url=item.url,
        accept=ACCEPT,
        allowed=allowed,
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
