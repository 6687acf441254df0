"""Framing without an end costs a request little, and ends it."""

import pytest

from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, Names
from tests.streams.poller.fetcher.test_client import raw_server

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"


def endless(head, piece, sent):
    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        while True:
            block = piece * 1000
            sent.append(len(block))
            writer.write(block)
            await writer.drain()

    return handle


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", INTERIM),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED + b"5;a=", b"b" * 100),
        (CHUNKED, b"0" * 100),
        (CHUNKED, b"1;" + b"a" * 50 + b"\r\nx\r\n"),
    ],
    ids=["interim", "chunks", "extension", "size", "extensions"],
)
async def test_framing_without_end_is_bad_http_after_few_bytes(head, piece):
    sent = []
    async with (
        HttpClient("x", 60.0, 10_000_000, Names()) as client,
        raw_server(endless(head, piece, sent)) as port,
    ):
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        with pytest.raises(FetchError) as caught:
            await client.send(request)

    assert caught.value.reason == "bad-http"
    assert sum(sent) < 10_000_000  # with what the sockets hold


@pytest.mark.parametrize("size", [6, 10, 1000])
async def test_framing_of_small_chunks_is_read(fetcher, size):
    count = 90_000 // size

    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(INTERIM * 3 + CHUNKED)
        writer.write((b"%x\r\n%b\r\n" % (size, bytes(size))) * count)
        writer.write(b"0\r\n\r\n")
        await writer.drain()

    async with raw_server(handle) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        response = await fetcher.send(request)

    assert len(response.body) == count * size


async def test_framing_is_counted_for_each_response_of_a_connection(fetcher):
    """Each response is below the bound; together they are above it."""
    headers = b"A: " + b"a" * 8000 + b"\r\n"
    requests = []

    async def handle(reader, writer):
        while await reader.readuntil(b"\r\n\r\n"):
            requests.append(writer)
            writer.write(OK + headers * 40 + b"Content-Length: 1\r\n\r\nx")
            await writer.drain()

    async with raw_server(handle) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        bodies = [(await fetcher.send(request)).body for _ in range(3)]

    assert bodies == [b"x"] * 3
    assert len(set(requests)) == 1
