"""
Handle the requests of hubs on the public port of any poller (WebSub, 5.3, 7).

A request is checked with its URL, its signature and Kafka, and never with
the state of this worker, so a hub may call any poller. An authentic request
is written to ``wire.pushed`` for the worker that owns the feed. The hub gets
a 2xx status only after the broker has acked the record; otherwise it sends
the request again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple

import structlog
from aiohttp import web

from streams.kafka.producer_records import make_record
from streams.kafka.topics import PUSHED
from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import (
    hub_secret,
    is_signed,
    topic_of_token,
)
from streams.poller.websub.verification import (
    matches_request,
    names_other_topic,
    parse_intent,
)
from streams.records import Push, Subscription
from streams.runtime.outbox import Outbox
from streams.telemetry.metrics import Metrics

__all__ = ["Callback", "CallbackContext"]

log = structlog.get_logger()

PATH = "/websub/{feed}/{token}"
READ_TIMEOUT = 30.0
KEPT_HEADERS = (
    "content-language", "content-type", "date", "last-modified", "link",
)  # fmt: skip
NO_SNIFF = {"X-Content-Type-Options": "nosniff"}


class CallbackContext(NamedTuple):
    """
    What the handlers need to check a request and to pass it on.

    Attributes:
        key: the secret that all pollers share.
        limit: largest delivery, bytes.
        latest: reads a feed's latest subscription from Kafka.
    """

    key: str
    limit: int
    latest: Callable[[str], Awaitable[Subscription | None]]
    outbox: Outbox
    metrics: Metrics
    now: Callable[[], datetime]


class Callback:
    """The request handlers of the callback URLs."""

    def __init__(self, context: CallbackContext) -> None:
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the callback URLs."""
        return [
            web.get(PATH, self.handle_verification, allow_head=False),
            web.post(PATH, self.handle_delivery),
        ]

    async def handle_verification(self, request: web.Request) -> web.Response:
        """Answer a hub that verifies our request, or that denies it."""
        feed, topic = self._identify(request)
        intent, now = parse_intent(request.query), self._context.now()
        if not topic or hash_text(intent.topic) != topic:
            return web.Response(status=404)
        if intent.mode == "denied":
            push = Push(feed, "denied", topic, now, reason=intent.reason)
            return await self._publish(push, web.Response(headers=NO_SNIFF))
        try:
            async with asyncio.timeout(READ_TIMEOUT):
                subscription = await self._context.latest(feed)
        except Exception:
            log.exception("subscription cannot be read", feed=feed)
            return _retry_later()
        if subscription is None or not matches_request(intent, subscription):
            return web.Response(status=404)
        mode, lease = subscription.pending, intent.lease
        push = Push(feed, "verified", topic, now, mode=mode, lease=lease)
        response = web.Response(text=intent.challenge, headers=NO_SNIFF)
        return await self._publish(push, response)

    async def handle_delivery(self, request: web.Request) -> web.Response:
        """
        Check a delivery and publish it.

        A delivery with a wrong signature gets the same response as a valid
        one, but is not published.
        """
        feed, topic = self._identify(request)
        if not topic:
            return self._finish("unknown", 404)
        if request.headers.get("Content-Encoding", "identity") != "identity":
            # The signature covers the bytes as sent, before any decoding.
            return self._finish("encoded", 415)
        try:
            async with asyncio.timeout(READ_TIMEOUT):
                body = await _read(request, self._context.limit)
        except TimeoutError:
            return self._finish("too_slow", 408)
        if body is None:
            return self._finish("too_large", 413)
        push = _content_push(request, feed, topic, body, self._context.now())
        if error := self._authenticity_error(request, push):
            log.info("delivery ignored", feed=feed, reason=error)
            return self._finish(error)
        return await self._publish(push, web.Response(status=202))

    def _authenticity_error(self, request: web.Request, push: Push) -> str:
        """Return why a delivery is not authentic; empty if it is."""
        signature = request.headers.get("X-Hub-Signature", "")
        secret = hub_secret(self._context.key, push.feed, push.topic)
        if not signature:
            return "unsigned"
        if not is_signed(signature, push.body, secret):
            return "bad_signature"
        link = push.headers.get("link", "")
        return "other_topic" if names_other_topic(link, push.topic) else ""

    def _identify(self, request: web.Request) -> tuple[str, str]:
        """Return the feed and its topic's empty if not our token."""
        feed = request.match_info["feed"]
        token = request.match_info["token"]
        return feed, topic_of_token(self._context.key, feed, token)

    def _finish(self, outcome: str, status: int = 202) -> web.Response:
        self._context.metrics.count_delivery(outcome)
        return web.Response(status=status)

    async def _publish(
        self, push: Push, response: web.Response
    ) -> web.Response:
        """Write a push to its topic; return the response, or a 503."""
        try:
            await self._context.outbox.send(
                [make_record(PUSHED, push.feed, push)]
            )
        except Exception:  # for any error the hub should try again
            log.exception("push not published", feed=push.feed)
            if push.kind == "content":
                self._context.metrics.count_delivery("not_taken")
            return _retry_later()
        return response


def _retry_later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "5"})


async def _read(request: web.Request, limit: int) -> bytes | None:
    """Return the body; None if it is larger than the limit."""
    if (request.content_length or 0) > limit:
        return None
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)


def _content_push(
    request: web.Request, feed: str, topic: str, body: bytes, now: datetime
) -> Push:
    values = {
        name: ", ".join(request.headers.getall(name))
        for name in KEPT_HEADERS
        if name in request.headers
    }
    # Bytes that are not UTF-8 could not be written to a topic.
    headers = {
        name: value for name, value in values.items() if value.isprintable()
    }
    return Push(
        feed,
        "content",
        topic,
        now,
        body=body,
        media_type=headers.pop("content-type", "").lower(),
        headers=headers,
    )
