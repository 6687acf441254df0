"""
The one outbound socket: a bounded, polite HTTP GET (or a hub's POST).

Redirects are followed by hand, because every hop is checked; cookies are
never kept and no referrer is sent. Every address is checked at the moment
the socket for it is made, so a name cannot be rebound in between.
"""

import asyncio
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from streams.poller.addresses import Network, is_open
from streams.poller.encoding import ACCEPTED, EncodingError, decode

__all__ = ["Answer", "Ask", "FetchError", "Fetcher"]

MOST_HOPS = 5
MOST_HEADERS = 100
LONGEST_HEADER = 8190
CONNECT_WITHIN = 10.0
KEEP_DNS = 60
BAD_REDIRECT = "bad-redirect"
BAD_URL = "bad-url"
TIMEOUT = "timeout"
TOO_LARGE = "too-large"
TOO_MANY = "too-many-redirects"
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
WITH_BODY = frozenset({200, 203})
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


class FetchError(Exception):
    """
    A request that got no usable answer.

    Args:
        reason: one of ``bad-url``, ``dns``, ``connect``, ``tls``,
            ``forbidden-address``, ``timeout``, ``broken-off``,
            ``bad-http``, ``bad-redirect``, ``too-many-redirects``,
            ``too-large``, ``bad-encoding``.
        detail: one sentence for a person.
    """

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")


class ForbiddenAddressError(OSError):
    """A host resolves to an address that the feed may not reach."""


@dataclass(frozen=True, slots=True)
class Ask:
    """
    One request.

    Attributes:
        etag, last_modified: validators, sent as they are, and only to
            ``validated``, the address that gave them.
        authorization: header value, sent only to the origin of ``url``.
        allowed: private networks that this request may reach.
        form: sent as a POST if not None.
        limit: largest body, bytes; 0 for the fetcher's own.
        timeout: whole time, seconds; 0 for the fetcher's own.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    validated: str = ""
    authorization: str = ""
    accept: str = ACCEPT
    allowed: tuple[Network, ...] = ()
    form: Mapping[str, str] | None = None
    limit: int = 0
    timeout: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One response.

    Attributes:
        url: where it came from, after redirects.
        headers: names in lower case, first value of each.
        body: unpacked; empty unless the status is 200 or 203.
        moved_to: where permanent redirects (301, 308) lead; empty if none.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    body: bytes = b""
    moved_to: str = ""

    @property
    def media_type(self) -> str:
        """Return the declared type, lower case, with its parameters."""
        return self.headers.get("content-type", "").lower()


class Fetcher:
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

    async def send(self, ask: Ask) -> Answer:
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
        except (
            aiohttp.ClientError,
            OSError,
            ValueError,
        ) as error:
            raise _explained(error) from error

    async def _follow(self, ask: Ask) -> Answer:
        url, moved_to, permanent = _address(ask.url), "", True
        for _ in range(MOST_HOPS + 1):
            answer = await self._hop(ask, url)
            if answer.status not in REDIRECTS or not _may_follow(ask, answer):
                return _moved(answer, moved_to)
            permanent = permanent and answer.status in PERMANENT
            url = _redirected(url, answer)
            moved_to = str(url) if permanent else moved_to
        detail = f"more than {MOST_HOPS} redirects"
        raise FetchError(TOO_MANY, detail)

    async def _hop(self, ask: Ask, url: URL) -> Answer:
        session = self._session(ask.allowed)
        async with session.request(
            "GET" if ask.form is None else "POST",
            url,
            headers=_headers(ask, url),
            data=ask.form,
            allow_redirects=False,
        ) as response:
            headers = _plain(response)
            body = b""
            if response.status in WITH_BODY:
                limit = ask.limit or self._limit
                packed = await _read(response, limit)
                codings = headers.get("content-encoding", "")
                body = decode(packed, codings, limit)
            elif response.status != 304:
                response.close()
            return Answer(str(url), response.status, headers, body)

    def _session(self, allowed: tuple[Network, ...]) -> aiohttp.ClientSession:
        if allowed not in self._sessions:
            self._sessions[allowed] = aiohttp.ClientSession(
                connector=_connector(allowed, self._resolver),
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


def _connector(
    allowed: tuple[Network, ...], resolver: AbstractResolver | None
) -> aiohttp.TCPConnector:
    def guarded(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_open(str(address[0]), allowed):
            # One text for all addresses: the connector then raises this
            # very error where a host has several.
            message = "resolves to an address that is not public"
            raise ForbiddenAddressError(message)
        return socket.socket(family, kind, protocol)

    # No limit of connections here: the scheduler and the hosts' book bound
    # what is under way.
    return aiohttp.TCPConnector(
        limit=0,
        resolver=resolver,
        ttl_dns_cache=KEEP_DNS,
        socket_factory=guarded,
    )


def _address(text: str) -> URL:
    """Read a URL; one that is plain ASCII is not requoted."""
    plain = text.isascii() and " " not in text
    url = URL(text, encoded=plain)
    if url.scheme not in {"http", "https"} or not url.host:
        detail = f"not an http or https address: {text[:200]}"
        raise FetchError(BAD_URL, detail)
    return url.with_fragment(None).with_user(None)


def _may_follow(ask: Ask, answer: Answer) -> bool:
    """A POST is repeated only where the status keeps its method."""
    has_target = bool(answer.headers.get("location"))
    return has_target and (ask.form is None or answer.status in {307, 308})


def _redirected(url: URL, answer: Answer) -> URL:
    try:
        return _address(str(url.join(URL(answer.headers["location"]))))
    except (FetchError, ValueError) as error:
        detail = "a redirect to something else than a web address"
        raise FetchError(BAD_REDIRECT, detail) from error


def _headers(ask: Ask, url: URL) -> dict[str, str]:
    headers = {"Accept": ask.accept}
    if str(url) == ask.validated:
        if ask.etag:
            headers["If-None-Match"] = ask.etag
        if ask.last_modified:
            headers["If-Modified-Since"] = ask.last_modified
    if ask.authorization and url.origin() == _address(ask.url).origin():
        headers["Authorization"] = ask.authorization
    return headers


def _plain(response: aiohttp.ClientResponse) -> dict[str, str]:
    """
    Take the headers that are text; the first of each name, codings joined.

    A header whose bytes are not UTF-8 could not be sent back byte for
    byte, nor be written to a topic, so it is as if it had not come.
    """
    plain: dict[str, str] = {}
    for name, value in response.headers.items():
        try:
            value.encode()
        except UnicodeEncodeError:
            continue
        key = name.lower()
        if key in {"content-encoding", "cache-control", "link"}:
            earlier = plain.get(key)
            plain[key] = f"{earlier}, {value}" if earlier else value
        else:
            plain.setdefault(key, value)
    return plain


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    declared = response.content_length or 0
    body = bytearray()
    if declared <= limit:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > limit:
                break
        else:
            return bytes(body)
    response.close()
    raise FetchError(TOO_LARGE, f"more than {limit} bytes")


def _moved(answer: Answer, moved_to: str) -> Answer:
    if not moved_to:
        return answer
    return Answer(
        answer.url, answer.status, answer.headers, answer.body, moved_to
    )


def _explained(error: Exception) -> FetchError:
    match error:
        case aiohttp.ClientConnectorDNSError():
            reason = "dns"
        case aiohttp.ClientSSLError():
            reason = "tls"
        case (
            aiohttp.ClientConnectorError(os_error=ForbiddenAddressError())
            | ForbiddenAddressError()
        ):
            reason = "forbidden-address"
        case aiohttp.ClientConnectorError():
            reason = "connect"
        case aiohttp.InvalidURL():
            reason = BAD_URL
        case aiohttp.ClientResponseError():
            reason = "bad-http"
        case ValueError():
            reason = BAD_URL
        case _:
            reason = "broken-off"
    return FetchError(reason, f"{type(error).__name__}: {error}"[:300])
