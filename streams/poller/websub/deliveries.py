"""
Process ``wire.pushed`` on the worker that owns the feeds, in topic order.

A delivery is handled like a polled document: it is split, compared with what
was published before, sent and acked. A repeated delivery (a hub's second
attempt, or a worker killed before its commit) either finds its items already
published, or sends the same bytes again, which the desk recognises as a
repeat.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable

import structlog
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
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
    Processes the verifications, denials and deliveries of hubs.

    Args:
        lease: seconds, used if a hub grants a lease without a number.
        poll_now: polls a feed as soon as the host limits allow.
    """

    def __init__(
        self,
        repository: SubscriptionRepository,
        lease: int,
        tools: PollDependencies,
        metrics: Metrics,
        poll_now: Callable[[str], None],
    ) -> None:
        self._repository = repository
        self._lease = lease
        self._tools = tools
        self._metrics = metrics
        self._poll_now = poll_now

    async def process(self, pushes: Iterable[Push]) -> None:
        """
        Process pushes: feeds concurrently, the pushes of a feed in order.

        Raises:
            KafkaError: a resulting record was not acked.
        """
        by_feed: dict[str, list[Push]] = defaultdict(list)
        for push in pushes:
            by_feed[push.feed].append(push)
        await asyncio.gather(*map(self._process_in_order, by_feed.values()))

    async def _process_in_order(self, pushes: Iterable[Push]) -> None:
        for push in pushes:
            await self._process_or_dead_letter(push)

    async def _process_or_dead_letter(self, push: Push) -> None:
        """
        Process one push; if that fails, send a dead letter.

        Raises:
            KafkaError: no other error is raised; a record that is too large
                is the document's fault and becomes a dead letter.
        """
        try:
            await self._process(push)
        except MessageSizeTooLargeError as error:
            await self._send_dead_letter(push, error)
        except KafkaError:
            raise
        except Exception as error:
            if not isinstance(error, ExtractError):
                log.exception("push not processed", feed=push.feed)
            await self._send_dead_letter(push, error)

    async def _send_dead_letter(self, push: Push, error: Exception) -> None:
        at, body = push.received_at, push.body
        letter = document_dead_letter(push.feed, body, error, at)
        await self._tools.outbox.send([letter_record(letter)])
        self._metrics.count_delivery("bad_document")

    async def _process(self, push: Push) -> None:
        subscription = self._repository.subscription(push.feed)
        if subscription is None or hash_text(subscription.topic) != push.topic:
            log.info(
                "push without subscription", feed=push.feed, kind=push.kind
            )
            if push.kind == "content":
                self._metrics.count_delivery("unwanted")
        elif push.kind == "verified":
            await self._repository.save(
                on_verified(subscription, push, self._lease)
            )
        elif push.kind == "denied":
            log.warning("hub denied", feed=push.feed, reason=push.reason)
            await self._repository.save(
                on_denied(subscription, push.reason, push.received_at)
            )
        else:
            outcome = await self._process_content(subscription, push)
            self._metrics.count_delivery(outcome)

    async def _process_content(
        self, subscription: Subscription, push: Push
    ) -> str:
        """Return the outcome of a delivery."""
        feed = self._repository.registration(push.feed)
        if feed is None or feed.paused:
            return "unwanted"
        if feed.full_text or not push.body:
            # A full-text feed needs its pages, which only a poll fetches,
            # within their hosts' limits. A delivery without a document is
            # also followed by a poll.
            self._poll_now(push.feed)
            await self._repository.save(
                replace(subscription, delivered_at=push.received_at)
            )
            return "prompted"
        return await self._publish_document(feed, subscription, push)

    async def _publish_document(
        self, feed: FeedRegistration, subscription: Subscription, push: Push
    ) -> str:
        poll, at = self._repository.poll(feed.feed), push.received_at
        # The URL that a poll would use: an item's identity can depend on
        # the host of the document.
        url = (poll.validated if poll else "") or request_url(feed, poll)
        document = raw_document(
            feed, push.body, push.media_type, url, push.headers, at
        )
        seen = (*subscription.seen, *(poll.seen if poll else ()))
        split = await split_document(feed, document, seen)
        await publish_items(
            split.items, feed, self._tools.attach_page, self._tools.outbox
        )
        if split.new:
            now = self._tools.now()
            found = len(split.items)
            self._metrics.observe_delivery(feed.feed, found, at, now)
        latest = self._repository.subscription(feed.feed) or subscription
        await self._repository.save(
            on_delivered(latest, split.present, split.uris, at)
        )
        return "new" if split.new else "unchanged"
