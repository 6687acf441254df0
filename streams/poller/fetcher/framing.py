"""
Bound what a response has besides its content: the framing of HTTP/1.1.

aiohttp limits each header, their number and their lines. It does not limit
how many interim responses (RFC 9110, 15.2) come before the response, nor the
extensions, the size lines and the number of its chunks (RFC 9112, 7.1). A
server that sends them without an end takes half of a core for as long as the
request may last, in the event loop, and no body ever grows over its limit.
"""

import asyncio
from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler

__all__ = ["FramingError", "bound_framing"]

MAX_OVERHEAD = 512 * 1024
"""Bytes of a response besides twice its content. Chunks of six bytes and more
take less than their content again."""


class FramingError(aiohttp.ClientError):
    """A response whose framing is much larger than its content."""


class _BoundedHandler(ResponseHandler):
    """Counts the bytes of a response before they are parsed."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._received = 0

    def data_received(self, data: bytes) -> None:
        """Parse bytes of the connection; end it if most are framing."""
        self._received += len(data)
        super().data_received(data)
        content = self._payload.total_bytes if self._payload else 0
        if self._received > MAX_OVERHEAD + 2 * content:
            self._refuse(content)

    def set_response_params(self, **params: object) -> None:
        """Prepare for the next response of this connection."""
        self._received = 0
        super().set_response_params(**params)  # type: ignore[arg-type]

    def _refuse(self, content: int) -> None:
        text = f"{self._received} bytes for {content} bytes of content"
        error = FramingError(text)
        self.set_exception(error)
        if self._payload is not None:
            self._payload.set_exception(error)
        if self.transport is not None:
            self.transport.abort()


def bound_framing(connector: aiohttp.TCPConnector) -> None:
    """
    Let the connections of a connector bound the framing of their responses.

    aiohttp has no public way to choose the class of its connections.
    `tests.attackers` shows that this one is in use.
    """
    loop = asyncio.get_running_loop()
    factory: Any = partial(_BoundedHandler, loop)
    connector._factory = factory  # noqa: SLF001
