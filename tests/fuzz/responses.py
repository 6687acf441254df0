"""Targets that read what servers and hubs send."""

import asyncio
import socket
from collections.abc import Mapping
from datetime import UTC, datetime

from aiohttp.abc import AbstractResolver, ResolveResult

from extractors.model.errors import ExtractError
from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.content_encoding import EncodingError, decode
from streams.poller.fetcher.messages import FetchError, Request, Response
from streams.poller.polling.cursor import parse_cursor
from streams.poller.polling.documents import raw_document, split_feed
from streams.poller.polling.hub_links import find_hub_links
from streams.poller.scheduling.freshness import (
    document_hints,
    freshness,
    parse_retry_after,
)
from streams.poller.websub.signatures import is_signed, topic_of_token
from streams.poller.websub.verification import names_other_topic, parse_intent
from streams.records import FeedRegistration
from tests.fuzz import seeds
from tests.fuzz.target import Bytes, Target

__all__ = ["TARGETS"]

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMIT = 10_000_000
CODINGS = ("gzip", "deflate", "br", "zstd", "gzip, gzip", "gzip, br", "x, br")
ADDRESS = "127.77.0.1"
SITE = "http://fuzz.example/feed"
FEEDS = (
    FeedRegistration("fuzz", SITE),
    FeedRegistration("fuzz", SITE, transport="longpoll"),
    FeedRegistration("fuzz", SITE, transport="polltoken"),
)
HEADERS = (
    "link", "cache-control", "expires", "age", "date", "retry-after", "etag",
    "last-modified", "content-language", "location",
)  # fmt: skip


def _encodings(data: Bytes) -> None:
    decode(data.body, CODINGS[data.choice % len(CODINGS)], LIMIT)


class _OneName(AbstractResolver):
    """Knows the fuzzed server by one name, and no other host."""

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,
    ) -> list[ResolveResult]:
        if host != "fuzz.example":
            raise OSError(host)
        return [
            ResolveResult(
                hostname=host, host=ADDRESS, port=port, family=family,
                proto=0, flags=socket.AI_NUMERICHOST,
            )
        ]  # fmt: skip

    async def close(self) -> None:
        return


class _Exchange:
    """A server that answers each request with the bytes of the input."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._answer = b""
        self._client = HttpClient("fuzz", 2.0, LIMIT, _OneName())
        server = self.loop.run_until_complete(
            asyncio.start_server(self._serve, ADDRESS, 0)
        )
        self._port = server.sockets[0].getsockname()[1]

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(self._answer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def fetch(self, answer: bytes) -> Response:
        """Return what the poller's client makes of an answer."""
        self._answer = answer
        request = Request(
            f"http://fuzz.example:{self._port}/feed",
            allowed=networks([f"{ADDRESS}/32"]),
        )
        return self.loop.run_until_complete(self._client.send(request))


_exchanges: list[_Exchange] = []


def _responses(data: Bytes) -> None:
    """Fetch from a server, then read the response as a poll does."""
    if not _exchanges:
        _exchanges.append(_Exchange())
    response = _exchanges[0].fetch(data.body)
    feed = FEEDS[data.choice % len(FEEDS)]
    _read_headers(response.headers, response.body, feed)
    document = raw_document(
        feed, response.body, response.media_type, response.url,
        response.headers, NOW,
    )  # fmt: skip
    split_feed(feed, document)


def _read_headers(
    headers: Mapping[str, str], body: bytes, feed: FeedRegistration
) -> None:
    find_hub_links(headers, body, feed.url)
    freshness(headers, NOW)
    parse_retry_after(headers, NOW)
    document_hints(body)
    parse_cursor(feed, Response(feed.url, 200, headers, body))


def _headers(data: Bytes) -> None:
    """Read one line for each header, then a document."""
    lines = data.body.decode(errors="replace").split("\n", len(HEADERS))
    headers = dict(zip(HEADERS, lines, strict=False))
    feed = FEEDS[data.choice % len(FEEDS)]
    _read_headers(headers, lines[-1].encode(), feed)


def _hub(data: Bytes) -> None:
    """Read what a hub sends: a query, a signature and a link."""
    lines = data.body.decode(errors="replace").split("\n")
    query = dict(line.partition("=")[::2] for line in lines)
    parse_intent(query)
    for line in lines[:10]:
        assert not topic_of_token("key", "feed", line)
        assert not is_signed(line, data.body, "secret")
        names_other_topic(line, "0" * 16)


TARGETS = (
    Target("encodings", _encodings, (EncodingError,), seeds.encodings),
    Target(
        "responses", _responses, (FetchError, ExtractError), seeds.responses
    ),
    Target("headers", _headers, (), seeds.headers),
    Target("hub", _hub, (), seeds.hub),
)
