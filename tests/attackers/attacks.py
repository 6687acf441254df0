"""What a hostile feed server answers, by the name of the attack."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache

import brotli
import zstandard

__all__ = ["ATTACKS", "Attack", "answer"]

Answer = AsyncIterator[bytes]
Attack = Callable[[], Answer | Iterator[bytes]]
"""Makes the pieces of one answer; some never end."""

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BLOCK = 64 * 1024
BOMB = 200_000_000
"""Bytes of a bomb, unpacked."""
HEAD = b"<rss><channel>"
ITEM = b"<item><guid>%d</guid><title>Ferry %d</title></item>"


async def _drip(head: bytes, piece: bytes) -> Answer:
    yield head
    while True:
        await asyncio.sleep(0.05)
        yield piece


def _endless(head: bytes, piece: bytes) -> Iterator[bytes]:
    yield head
    block = piece * max(1, BLOCK // len(piece))
    while True:
        yield block


def _whole(body: bytes, coding: str = "") -> Iterator[bytes]:
    """Yield a response with its true length."""
    named = f"Content-Encoding: {coding}\r\n".encode() if coding else b""
    yield OK + named + b"Content-Length: %d\r\n\r\n" % len(body)
    yield body


def _numbered(head: bytes, form: bytes) -> Iterator[bytes]:
    yield head
    number = 0
    while True:
        numbers = range(number, number + 1000)
        yield b"".join(form.replace(b"N", b"%d" % at) for at in numbers)
        number += 1000


@cache
def _zeros(coding: str) -> bytes:
    """Return a bomb: zeros, packed as well as it can be."""
    plain = bytes(BOMB)
    if coding == "gzip":
        return gzip.compress(plain)
    if coding == "gzip, gzip":
        return gzip.compress(gzip.compress(plain))
    if coding == "deflate":
        return zlib.compress(plain, 9)
    if coding == "br":
        return bytes(brotli.compress(plain, quality=5))
    return bytes(zstandard.compress(plain, 19))


@cache
def _members(count: int) -> bytes:
    return gzip.compress(b"") * count


def _bomb(coding: str) -> Attack:
    return lambda: _whole(_zeros(coding), coding)


def _document(body: Callable[[], bytes]) -> Attack:
    return lambda: _whole(body())


def _moved(location: bytes, more: bytes = b"") -> Iterator[bytes]:
    yield b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n" + more
    yield b"Content-Length: 0\r\n\r\n"


def _many_items(count: int) -> bytes:
    items = b"".join(ITEM % (at, at) for at in range(count))
    return HEAD + items + b"</channel></rss>"


COOKIES = b"".join(b"Set-Cookie: a%d=b; Path=/\r\n" % n for n in range(90))

ATTACKS: dict[str, Attack] = {
    "slow drip": lambda: _drip(OK + b"\r\n", b"x"),
    "slow headers": lambda: _drip(OK, b"A: b\r\n"),
    "silence": lambda: _drip(b"", b""),
    "endless headers": lambda: _numbered(OK, b"A-N: b\r\n"),
    "endless header line": lambda: _endless(OK + b"A: ", b"a"),
    "endless status line": lambda: _endless(b"HTTP/1.1 200 ", b"a"),
    "endless interim responses": lambda: _endless(
        b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"
    ),
    "endless body": lambda: _endless(OK + b"\r\n", bytes(BLOCK)),
    "endless chunks": lambda: _endless(
        CHUNKED, b"10000\r\n" + bytes(BLOCK) + b"\r\n"
    ),
    "chunks of one byte": lambda: _endless(CHUNKED, b"1\r\nx\r\n"),
    "endless chunk extension": lambda: _endless(CHUNKED + b"5;a=", b"b"),
    "endless chunk size": lambda: _endless(CHUNKED, b"0"),
    "endless trailers": lambda: _numbered(
        CHUNKED + b"1\r\nx\r\n0\r\n", b"A-N: b\r\n"
    ),
    "endless trailer line": lambda: _endless(
        CHUNKED + b"1\r\nx\r\n0\r\nA: ", b"a"
    ),
    "length too large": lambda: iter(
        (OK + b"Content-Length: 99\r\n\r\n", b"x")
    ),
    "length of 30 digits": lambda: iter(
        (OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n", b"x")
    ),
    "length below zero": lambda: iter(
        (OK + b"Content-Length: -1\r\n\r\n", b"x")
    ),
    "two lengths": lambda: iter(
        (OK + b"Content-Length: 1\r\nContent-Length: 5\r\n\r\n", b"xxxxx")
    ),
    "length and chunks": lambda: iter(
        (OK + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
         b"1\r\nx\r\n0\r\n\r\n")
    ),
    "second response": lambda: iter(
        (OK + b"Content-Length: 1\r\n\r\nx", OK + b"Content-Length: 6\r\n\r\n"
         b"forged")
    ),
    "cookies": lambda: iter(
        (OK + COOKIES + b"Content-Length: 1\r\n\r\n", b"x")
    ),
    "redirect loop with cookies": lambda: _moved(b"?again", COOKIES),
    "redirect loop": lambda: _moved(b"?again"),
    "redirect of 8 KB": lambda: _moved(b"?" + b"a" * 8000),
    "redirect with endless body": lambda: _endless(
        b"HTTP/1.1 302 Found\r\nLocation: ?again\r\n\r\n", bytes(BLOCK)
    ),
    "gzip members": lambda: _whole(_members(150_000), "gzip"),
    "gzip of gzip members": lambda: _whole(
        gzip.compress(_members(150_000)), "gzip, gzip"
    ),
    "20 codings": lambda: _whole(b"x", ", ".join(["gzip"] * 20)),
    "gzip bomb": _bomb("gzip"),
    "gzip bomb in gzip": _bomb("gzip, gzip"),
    "deflate bomb": _bomb("deflate"),
    "brotli bomb": _bomb("br"),
    "zstd bomb": _bomb("zstd"),
    "unlabelled gzip bomb": lambda: _whole(_zeros("gzip")),
    "200,000 items": _document(lambda: _many_items(200_000)),
    "1,000,000 empty items": _document(
        lambda: HEAD + b"<item/>" * 1_000_000 + b"</channel></rss>"
    ),
    "much around many items": _document(
        lambda: b"<newsMessage><a>" + bytes(BLOCK) * 8 + b"</a><itemSet>"
        + b"<newsItem guid='a'></newsItem>" * 40_000
    ),
    "5 MB of nested tags": _document(lambda: HEAD + b"<a>" * 1_700_000),
    "5 MB of nested brackets": _document(lambda: b"[" * 5_000_000),
    "5 MB of one attribute": _document(
        lambda: b"<rss a='" + b"&#65;" * 1_000_000
    ),
    "100,000 declarations": _document(
        lambda: b"<!DOCTYPE a [" + b"<!ENTITY a 'b'>" * 100_000
    ),
}  # fmt: skip
"""By name, as the table names them."""


async def answer(name: str) -> Answer:
    """Yield the pieces of an attack's answer."""
    pieces = ATTACKS[name]()
    if isinstance(pieces, AsyncIterator):
        async for piece in pieces:
            yield piece
    else:
        for piece in pieces:
            yield piece
