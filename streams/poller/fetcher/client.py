"""
The one outbound socket: a bounded, polite HTTP GET (or a hub's POST).

Redirects are followed by hand, because every hop is checked; cookies are
never kept and no referrer is sent. Every address is checked at the moment
the socket for it is made, so a name cannot be rebound in between.
"""

import asyncio
from dataclasses import replace
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from streams.poller.fetcher.address_filter import Network
from streams.poller.fetcher.connector import connector, to_fetch_error
from streams.poller.fetcher.content_encoding import ACCEPTED, EncodingError
from streams.poller.fetcher.messages import (
    TIMEOUT,
    TOO_MANY,
    FetchError,
    Request,
    Response,
)
from streams.poller.fetcher.request import headers, parse_url, redirect_target
from streams.poller.fetcher.response import decode_headers, read_body

__all__ = ["HttpClient"]

MOST_HOPS = 5
MOST_HEADERS = 100
LONGEST_HEADER = 8190
CONNECT_WITHIN = 10.0
PERMANENT = frozenset({301, 308})
WITH_BODY = frozenset({200, 203})


class HttpClient:
    """
    HTTP for the poller.

    Args:
        agent: the ``User-Agent``, with an address for those we poll.
        timeout: whole time of one request with its redirects, seconds.
        limit: largest body, packed and unpacked, bytes.
        resolver: instead of the system's, for tests.
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
        # A kept connection to a private host must not serve a feed that may
        # not go there, so each allow-list has its own connections.
        self._sessions: dict[tuple[Network, ...], aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        """Return itself; connections are made when first needed."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()

    async def send(self, ask: Request) -> Response:
        """
        Make one request, redirects included.

        Raises:
            FetchError: no usable answer, and why.
        """
        timeout = ask.timeout or self._timeout
        try:
            async with asyncio.timeout(timeout):
                return await self._follow(ask)
        except TimeoutError as error:
            detail = f"no whole answer within {timeout:g} s"
            raise FetchError(TIMEOUT, detail) from error
        except EncodingError as error:
            raise FetchError(error.reason, str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise to_fetch_error(error) from error

    async def _follow(self, ask: Request) -> Response:
        url, moved_to, permanent = parse_url(ask.url), "", True
        for _ in range(MOST_HOPS + 1):
            answer = await self._hop(ask, url)
            onward = redirect_target(ask, url, answer)
            if onward is None:
                return replace(answer, moved_to=moved_to)
            url = onward
            permanent = permanent and answer.status in PERMANENT
            moved_to = str(url) if permanent else moved_to
        detail = f"more than {MOST_HOPS} redirects"
        raise FetchError(TOO_MANY, detail)

    async def _hop(self, ask: Request, url: URL) -> Response:
        session = self._session(ask.allowed)
        async with session.request(
            "GET" if ask.form is None else "POST",
            url,
            headers=headers(ask, url),
            data=ask.form,
            allow_redirects=False,
        ) as response:
            kept, body = decode_headers(response), b""
            if response.status in WITH_BODY:
                codings = kept.get("content-encoding", "")
                limit = ask.limit or self._limit
                body = await read_body(response, codings, limit)
            elif response.status != 304:
                response.close()
            return Response(str(url), response.status, kept, body)

    def _session(self, allowed: tuple[Network, ...]) -> aiohttp.ClientSession:
        if allowed not in self._sessions:
            self._sessions[allowed] = aiohttp.ClientSession(
                connector=connector(allowed, self._resolver),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={
                    "User-Agent": self._agent,
                    "Accept-Encoding": ACCEPTED,
                },
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=CONNECT_WITHIN
                ),
                auto_decompress=False,
                trust_env=False,
                max_line_size=LONGEST_HEADER,
                max_field_size=LONGEST_HEADER,
                max_headers=MOST_HEADERS,
            )
        return self._sessions[allowed]
