"""
Tell a WebSub hub which feeds have changed.

A hub fetches a feed when it hears of a change, and sends it to subscribers.
How a publisher tells it is left open by WebSub; hubs take the form of
PubSubHubbub 0.4: ``hub.mode=publish`` with ``hub.url``.
"""

import asyncio
from collections.abc import Callable, Iterable

import aiohttp
import structlog

from streams.page.query.filters import EMPTY, Filter
from streams.page.query.terms import Condition
from streams.page.store.reader import Reader, Run
from streams.page.syndication.contents import (
    FeedRequest,
    feed_etag,
    feed_ids,
)
from streams.page.syndication.documents import MEDIA_TYPES, feed_address
from streams.page.web.service import Changes
from streams.page.webhooks.delivery import open_session
from streams.page.webhooks.retries import SUCCESS

__all__ = ["HubPublisher", "feeds_of_routes"]

log = structlog.get_logger()

MOST_FEEDS = 500
"""Feeds that are watched; those that were asked for last."""
AT_ONCE = 50
"""Feeds that one request names."""
PAUSE = 5.0
"""Seconds between two looks, so that a burst is one message."""
LOOK_EVERY = 3600.0
TIMEOUT = aiohttp.ClientTimeout(total=15)


class HubPublisher:
    """
    Watches the feeds that clients asked for.

    Args:
        hub: address of the hub; empty for none.
        feeds: those that are watched from the start.
        now: returns Unix milliseconds.
    """

    def __init__(
        self,
        hub: str,
        feeds: Iterable[FeedRequest],
        reader: Reader,
        now: Callable[[], int],
    ) -> None:
        self._hub = hub
        self._reader = reader
        self._now = now
        # None: its present state was not seen yet.
        self._etags: dict[FeedRequest, str | None] = dict.fromkeys(feeds)

    def note(self, feed: FeedRequest, etag: str) -> None:
        """Watch a feed that a client, such as the hub, has received."""
        if not self._hub:
            return
        self._etags[feed] = self._etags.pop(feed, None) or etag
        while len(self._etags) > MOST_FEEDS:
            del self._etags[next(iter(self._etags))]

    async def run(self, changes: Changes) -> None:
        """Tell the hub of changes until cancelled."""
        if not self._hub:
            await asyncio.Event().wait()
        async with open_session(1) as session:
            while True:
                seen = changes.count
                await self.publish(session)
                await asyncio.sleep(PAUSE)
                await changes.wait(seen, LOOK_EVERY)

    async def publish(self, session: aiohttp.ClientSession) -> None:
        """Tell the hub once; a feed whose message failed is told again."""
        feeds = list(self._etags)

        def read(run: Run) -> list[str]:
            now = self._now()
            return [
                feed_etag(feed, feed_ids(run, feed, now)[0]) for feed in feeds
            ]

        etags = dict(zip(feeds, await self._reader.read(read), strict=True))
        changed = []
        for feed, etag in etags.items():
            if self._etags.get(feed) is None and feed in self._etags:
                self._etags[feed] = etag
            elif self._etags.get(feed) not in (None, etag):
                changed.append(feed)
        for start in range(0, len(changed), AT_ONCE):
            part = changed[start : start + AT_ONCE]
            if await self._send(session, part):
                for feed in part:
                    if feed in self._etags:
                        self._etags[feed] = etags[feed]

    async def _send(
        self, session: aiohttp.ClientSession, feeds: Iterable[FeedRequest]
    ) -> bool:
        """Return whether the hub has taken the message."""
        form = [("hub.mode", "publish")]
        form += [
            ("hub.url", feed_address(feed.base, feed.form, feed.wanted))
            for feed in feeds
        ]
        try:
            async with session.post(
                self._hub, data=form, allow_redirects=False, timeout=TIMEOUT
            ) as answer:
                if answer.status in SUCCESS:
                    return True
                problem = str(answer.status)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            problem = type(error).__name__
        log.warning("the hub was not told", hub=self._hub, problem=problem)
        return False


def feeds_of_routes(
    base: str, routes: Iterable[str]
) -> tuple[FeedRequest, ...]:
    """
    Return the feeds of all items and of each route.

    Args:
        base: the page's own address; empty: it is not known, nothing is
            returned.
    """
    if not base:
        return ()
    filters = [
        EMPTY,
        *(Filter(chosen=(Condition("route", route),)) for route in routes),
    ]
    return tuple(
        FeedRequest(form, wanted, base.rstrip("/"))
        for wanted in filters
        for form in MEDIA_TYPES
    )
