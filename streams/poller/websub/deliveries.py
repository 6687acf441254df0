"""
What hubs said, acted on by the feeds' owner: ``wire.pushed``, in its order.

A delivery goes the same way as a poll's document: cut, compared with what
is known, sent, acked. One that comes again (a hub's second try, a worker
killed before its commit) finds its items known, or sends the same bytes
once more, which the desk takes for a repeat.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable

import structlog
from aiokafka.errors import KafkaError
from msgspec.structs import replace

from extractors.model.errors import ExtractError
from streams.poller.hashing import hash_text
from streams.poller.polling.documents import (
    publish_items,
    raw_document,
    split_document,
)
from streams.poller.polling.poll import PollDependencies
from streams.poller.polling.poll_request import request_url
from streams.poller.polling.publishing import (
    document_dead_letter,
    letter_record,
)
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.transitions import (
    on_delivered,
    on_denied,
    on_verified,
)
from streams.records import FeedRegistration, Push, Subscription
from streams.telemetry.metrics import Metrics

__all__ = ["Deliveries"]

log = structlog.get_logger()


class Deliveries:
    """
    The taker of what hubs said.

    Args:
        lease: seconds, where a hub grants one without a number.
        prompt: polls a feed as soon as manners allow.
    """

    def __init__(
        self,
        book: SubscriptionRepository,
        lease: int,
        tools: PollDependencies,
        metrics: Metrics,
        prompt: Callable[[str], None],
    ) -> None:
        self._book = book
        self._lease = lease
        self._tools = tools
        self._metrics = metrics
        self._prompt = prompt

    async def take(self, pushes: Iterable[Push]) -> None:
        """
        Act on what was said, feed by feed, each feed's in its order.

        Raises:
            KafkaError: something that follows from it was not acked.
        """
        by_feed: dict[str, list[Push]] = defaultdict(list)
        for push in pushes:
            by_feed[push.feed].append(push)
        await asyncio.gather(*map(self._in_order, by_feed.values()))

    async def _in_order(self, pushes: Iterable[Push]) -> None:
        for push in pushes:
            await self._one(push)

    async def _one(self, push: Push) -> None:
        """Never raise but for Kafka: what cannot be taken is a dead letter."""
        try:
            await self._act(push)
        except KafkaError:
            raise
        except Exception as error:
            if not isinstance(error, ExtractError):
                log.exception("push not taken", feed=push.feed)
            at, body = push.received_at, push.body
            letter = document_dead_letter(push.feed, body, error, at)
            await self._tools.outbox.send([letter_record(letter)])
            self._metrics.count_delivery("bad_document")

    async def _act(self, push: Push) -> None:
        one = self._book.subscription(push.feed)
        known = one is not None and hash_text(one.topic) == push.topic
        if one is None or not known:
            log.info("hub not expected", feed=push.feed, kind=push.kind)
            if push.kind == "content":
                self._metrics.count_delivery("unwanted")
        elif push.kind == "verified":
            await self._book.save(on_verified(one, push, self._lease))
        elif push.kind == "denied":
            log.warning("hub denied", feed=push.feed, reason=push.reason)
            await self._book.save(
                on_denied(one, push.reason, push.received_at)
            )
        else:
            outcome = await self._content(one, push)
            self._metrics.count_delivery(outcome)

    async def _content(self, one: Subscription, push: Push) -> str:
        feed = self._book.registration(push.feed)
        if feed is None or feed.paused:
            return "unwanted"
        if feed.full_text or not push.body:
            # Pages are fetched one by one at their hosts' pace: a poll's
            # work. So is a hub's word without a document.
            self._prompt(push.feed)
            await self._book.save(replace(one, delivered_at=push.received_at))
            return "prompted"
        return await self._document(feed, one, push)

    async def _document(
        self, feed: FeedRegistration, one: Subscription, push: Push
    ) -> str:
        poll, at = self._book.poll(feed.feed), push.received_at
        # As a poll would have it: an item's identity may hang on its host.
        url = (poll.validated if poll else "") or request_url(feed, poll)
        document = raw_document(
            feed, push.body, push.media_type, url, push.headers, at
        )
        seen = (*one.seen, *(poll.seen if poll else ()))
        split = await split_document(feed, document, seen)
        await publish_items(
            split.items, feed, self._tools.attach_page, self._tools.outbox
        )
        if split.new:
            now = self._tools.now()
            self._metrics.observe_delivery(feed.feed, at, now)
        latest = self._book.subscription(feed.feed) or one
        await self._book.save(
            on_delivered(latest, split.present, split.uris, at)
        )
        return "new" if split.new else "unchanged"
