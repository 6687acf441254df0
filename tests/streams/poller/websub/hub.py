"""A hub and a publisher on a loopback port, written after WebSub."""

import asyncio
import hmac
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

ITEM = (
    "<item><title>Ferry {n} leaves Ellery</title>"
    "<guid>tag:ferry.example,2026:{n}</guid>"
    "<description>The ferry left at {n} past nine.</description></item>"
)


def rss(*numbers):
    """Return an RSS feed with these items, newest first."""
    items = "".join(ITEM.format(n=number) for number in numbers)
    return (
        '<rss version="2.0"><channel><title>Ferries</title>'
        f"{items}</channel></rss>"
    ).encode()


@dataclass
class Hub:
    """
    A hub that records requests, subscribers and verifications.

    Attributes:
        behaviour: ``verify``, ``refuse``, ``deny`` or ``sleep``.
        asked: the form of each request to the hub.
        verified: (mode, status, body) of each verification.
        subscribers: the secret of each callback URL.
    """

    lease: int = 86_400
    method: str = "sha256"
    behaviour: str = "verify"
    document: bytes = b""
    port: int = 0
    polls: int = 0
    asked: list[Any] = field(default_factory=list)
    verified: list[Any] = field(default_factory=list)
    subscribers: dict[str, Any] = field(default_factory=dict)

    @property
    def topic(self):
        return f"http://127.0.0.1:{self.port}/feed"

    async def answer(self, request):
        """Serve the feed to a GET, and handle a POST as a hub does."""
        if request.method == "POST":
            return await self.accept(dict(await request.post()))
        self.polls += 1
        address = f"http://127.0.0.1:{self.port}"
        links = f'<{address}/hub>; rel="hub", <{self.topic}>; rel="self"'
        return web.Response(
            body=self.document,
            headers={"Link": links, "Content-Type": "application/rss+xml"},
        )

    async def accept(self, form):
        self.asked.append(form)
        if self.behaviour == "refuse":
            return web.Response(status=500)
        if self.behaviour != "sleep":
            self.task = asyncio.create_task(self.confirm(form))
        return web.Response(status=202)

    async def confirm(self, form):
        query = {"hub.mode": form["hub.mode"], "hub.topic": form["hub.topic"]}
        if self.behaviour == "deny":
            query |= {"hub.mode": "denied", "hub.reason": "for members only"}
        else:
            query |= {"hub.challenge": "echo-me"}
            query |= {"hub.lease_seconds": str(self.lease)}
        status, body = await call("GET", form["hub.callback"], params=query)
        self.verified.append((query["hub.mode"], status, body))
        if (status, body) == (200, b"echo-me"):
            if form["hub.mode"] == "subscribe":
                self.subscribers[form["hub.callback"]] = form["hub.secret"]
            else:
                self.subscribers.pop(form["hub.callback"], None)

    async def push(self, body, **headers):
        """Deliver to every subscriber; return statuses and total seconds."""
        started, statuses = time.monotonic(), []
        for callback, secret in self.subscribers.items():
            signature = hmac.new(
                secret.encode(), body, self.method
            ).hexdigest()
            status, _ = await call(
                "POST",
                callback,
                data=body,
                headers={
                    "Content-Type": "application/rss+xml",
                    "Link": f'<{self.topic}>; rel="self"',
                    "X-Hub-Signature": f"{self.method}={signature}",
                }
                | headers,
            )
            statuses.append(status)
        return statuses, time.monotonic() - started


async def call(method, url, **options):
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, **options) as response,
    ):
        return response.status, await response.read()
