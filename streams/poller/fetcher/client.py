"""
Send HTTP GET requests (and POST requests to hubs) within fixed limits.

Redirects are followed here and not by aiohttp, because each hop is checked.
Cookies are not stored and no ``Referer`` is sent. Each address is checked
when its socket is made, so a host name cannot be rebound in between.
"""

import asyncio
from dataclasses import replace
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from streams.poller.fetcher.address_filter import Network
from streams.poller.fetcher.connector import make_connector, to_fetch_error
from streams.poller.fetcher.content_encoding import ACCEPTED, EncodingError
from streams.poller.fetcher.messages import (
    TIMEOUT,
    TOO_MANY,
    FetchError,
    Request,
    Response,
)
from streams.poller.fetcher.request import (
    parse_url,
    redirect_target,
    request_headers,
)
from streams.poller.fetcher.response import decode_headers, read_body

__all__ = ["HttpClient"]

MAX_REDIRECTS = 5
MAX_HEADERS = 100
MAX_HEADER_LENGTH = 8190
CONNECT_TIMEOUT = 10.0
PERMANENT = frozenset({301, 308})
WITH_BODY = frozenset({200, 203})


class HttpClient:
    """
    The poller's HTTP client.

    Args:
        agent: the ``User-Agent``, with a contact address for site owners.
        timeout: total time of one request with its redirects, seconds.
        limit: largest body, compressed and decompressed, bytes.
        resolver: replaces the system's resolver in tests.
    """

    def __init__(
        self,
        agent: str,
        timeout: float,
        limit: int,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._agent = agent
        self._timeout = timeout
        self._limit = limit
        self._resolver = resolver
        # One session per allow-list: a connection to a private host that is
        # kept open must not serve a feed that may not connect to that host.
        self._sessions: dict[tuple[Network, ...], aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        """Return the client; connections are opened on first use."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()

    async def send(self, request: Request) -> Response:
        """
        Send one request and follow its redirects.

        Raises:
            FetchError: there is no usable response; holds the reason.
        """
        timeout = request.timeout or self._timeout
        try:
            async with asyncio.timeout(timeout):
                return await self._follow_redirects(request)
        except TimeoutError as error:
            detail = f"no whole answer within {timeout:g} s"
            raise FetchError(TIMEOUT, detail) from error
        except EncodingError as error:
            raise FetchError(error.reason, str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise to_fetch_error(error) from error

    async def _follow_redirects(self, request: Request) -> Response:
        url, moved_to, permanent = parse_url(request.url), "", True
        for _ in range(MAX_REDIRECTS + 1):
            response = await self._send_hop(request, url)
            target = redirect_target(request, url, response)
            if target is None:
                return replace(response, moved_to=moved_to)
            url = target
            permanent = permanent and response.status in PERMANENT
            moved_to = str(url) if permanent else moved_to
        detail = f"more than {MAX_REDIRECTS} redirects"
        raise FetchError(TOO_MANY, detail)

    async def _send_hop(self, request: Request, url: URL) -> Response:
        session = self._session(request.allowed)
        async with session.request(
            "GET" if request.form is None else "POST",
            url,
            headers=request_headers(request, url),
            data=request.form,
            allow_redirects=False,
        ) as response:
            headers, body = decode_headers(response), b""
            if response.status in WITH_BODY:
                codings = headers.get("content-encoding", "")
                limit = request.limit or self._limit
                body = await read_body(response, codings, limit)
            elif response.status != 304:
                response.close()
            return Response(str(url), response.status, headers, body)

    def _session(self, allowed: tuple[Network, ...]) -> aiohttp.ClientSession:
        if allowed not in self._sessions:
            self._sessions[allowed] = aiohttp.ClientSession(
                connector=make_connector(allowed, self._resolver),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={
                    "User-Agent": self._agent,
                    "Accept-Encoding": ACCEPTED,
                },
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=CONNECT_TIMEOUT
                ),
                auto_decompress=False,
                trust_env=False,
                max_line_size=MAX_HEADER_LENGTH,
                max_field_size=MAX_HEADER_LENGTH,
                max_headers=MAX_HEADERS,
            )
        return self._sessions[allowed]
