"""A receiver of webhooks, on a real socket."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Receiver:
    """
    What was received, in order.

    Attributes:
        answer: returns the status for a message; 200 accepts it.
        accepted: uri and kind of the messages that it accepted.
        requests: bodies and headers of all requests.
    """

    answer: Callable[[dict[str, Any]], int]
    accepted: list[tuple[str, str]] = field(default_factory=list)
    requests: list[tuple[bytes, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one request."""
        body = await request.read()
        self.requests.append((body, dict(request.headers)))
        message = json.loads(body)
        status = self.answer(message)
        if status == 200:
            self.accepted.append((message["data"]["uri"], message["type"]))
        headers = {"Location": "/elsewhere"} if status == 302 else {}
        return web.Response(status=status, headers=headers)


@asynccontextmanager
async def receiver(
    answer: Callable[[dict[str, Any]], int],
) -> AsyncIterator[Receiver]:
    """Yield a receiver that listens on loopback."""
    found = Receiver(answer)
    app = web.Application(client_max_size=1 << 24)
    app.router.add_post("/{path:.*}", found.receive)
    async with TestServer(app) as server:
        found.address = str(server.make_url("/hook"))
        yield found
