"""
What hubs send us, on the web port of any poller (WebSub, 5.3 and 7).

A request is checked by what its address, its signature and Kafka say, never
by what this worker holds, so it may come to any of them. What is authentic
is put on ``wire.pushed`` for the feed's owner, and answered with 2xx only
once the broker has acked it: else the hub tries again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple

import structlog
from aiohttp import web

from streams.kafka.records import make_record
from streams.kafka.topics import PUSHED
from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import (
    hub_secret,
    is_signed,
    topic_of,
)
from streams.poller.websub.verification import (
    matches_request,
    names_other,
    read_intent,
)
from streams.records import Push, Subscription
from streams.runtime.producer import Outbox
from streams.telemetry.metrics import Metrics

__all__ = ["Callback", "CallbackContext"]

log = structlog.get_logger()

PATH = "/websub/{feed}/{token}"
READ_WITHIN = 30.0
KEPT_HEADERS = (
    "content-language", "content-type", "date", "last-modified", "link",
)  # fmt: skip
PLAIN = {"X-Content-Type-Options": "nosniff"}


class CallbackContext(NamedTuple):
    """
    What checks a request and passes it on.

    Attributes:
        key: the pollers' secret.
        limit: largest delivery, bytes.
        newest: a feed's subscription as Kafka has it now.
    """

    key: str
    limit: int
    newest: Callable[[str], Awaitable[Subscription | None]]
    outbox: Outbox
    metrics: Metrics
    now: Callable[[], datetime]


class Callback:
    """The handlers of a callback address."""

    def __init__(self, gate: CallbackContext) -> None:
        self._gate = gate

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the callback."""
        return [
            web.get(PATH, self.intent, allow_head=False),
            web.post(PATH, self.delivery),
        ]

    async def intent(self, request: web.Request) -> web.Response:
        """Answer a hub that asks whether we meant it, or that denies us."""
        feed, topic = self._place(request)
        said, now = read_intent(request.query), self._gate.now()
        if not topic or hash_text(said.topic) != topic:
            return web.Response(status=404)
        if said.mode == "denied":
            push = Push(feed, "denied", topic, now, reason=said.reason)
            return await self._told(push, web.Response(headers=PLAIN))
        try:
            async with asyncio.timeout(READ_WITHIN):
                one = await self._gate.newest(feed)
        except Exception:
            log.exception("subscription not read", feed=feed)
            return _later()
        if one is None or not matches_request(said, one):
            return web.Response(status=404)
        push = Push(
            feed, "verified", topic, now, mode=one.pending, lease=said.lease
        )
        answer = web.Response(text=said.challenge, headers=PLAIN)
        return await self._told(push, answer)

    async def delivery(self, request: web.Request) -> web.Response:
        """
        Take a hub's delivery.

        A wrong signature is answered as a right one, and goes no further.
        """
        feed, topic = self._place(request)
        if not topic:
            return self._ends("unknown", 404)
        if request.headers.get("Content-Encoding", "identity") != "identity":
            # The signature covers the bytes that were sent.
            return self._ends("encoded", 415)
        try:
            async with asyncio.timeout(READ_WITHIN):
                body = await _read(request, self._gate.limit)
        except TimeoutError:
            return self._ends("too_slow", 408)
        if body is None:
            return self._ends("too_large", 413)
        push = _content(request, feed, topic, body, self._gate.now())
        if wrong := self._wrong(request, push):
            log.info("delivery ignored", feed=feed, reason=wrong)
            return self._ends(wrong)
        return await self._told(push, web.Response(status=202))

    def _wrong(self, request: web.Request, push: Push) -> str:
        signature = request.headers.get("X-Hub-Signature", "")
        secret = hub_secret(self._gate.key, push.feed, push.topic)
        if not signature:
            return "unsigned"
        if not is_signed(signature, push.body, secret):
            return "bad_signature"
        link = push.headers.get("link", "")
        return "other_topic" if names_other(link, push.topic) else ""

    def _place(self, request: web.Request) -> tuple[str, str]:
        """Return the feed, and its topic's digest if the token is ours."""
        feed = request.match_info["feed"]
        token = request.match_info["token"]
        return feed, topic_of(self._gate.key, feed, token)

    def _ends(self, outcome: str, status: int = 202) -> web.Response:
        self._gate.metrics.count_delivery(outcome)
        return web.Response(status=status)

    async def _told(self, push: Push, answer: web.Response) -> web.Response:
        try:
            await self._gate.outbox.send(
                [make_record(PUSHED, push.feed, push)]
            )
        except Exception:  # whatever it is, the hub is to try again
            log.exception("push not taken", feed=push.feed)
            if push.kind == "content":
                self._gate.metrics.count_delivery("not_taken")
            return _later()
        return answer


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "5"})


async def _read(request: web.Request, limit: int) -> bytes | None:
    """Read a body; None if it is larger than the limit."""
    if (request.content_length or 0) > limit:
        return None
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)


def _content(
    request: web.Request, feed: str, topic: str, body: bytes, now: datetime
) -> Push:
    said = {
        name: ", ".join(request.headers.getall(name))
        for name in KEPT_HEADERS
        if name in request.headers
    }
    # Bytes that are no UTF-8 could not be written to a topic.
    headers = {name: one for name, one in said.items() if one.isprintable()}
    return Push(
        feed,
        "content",
        topic,
        now,
        body=body,
        media_type=headers.pop("content-type", "").lower(),
        headers=headers,
    )
