"""
Content codings (RFC 9110, 8.4.1) undone within a bound.

A kilobyte can unpack to gigabytes, so each decoder is asked for a little
output at a time and stopped at the limit.
"""

import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

__all__ = ["ACCEPTED", "EncodingError", "decode"]

ACCEPTED = "gzip, deflate, br, zstd"

STEP = 64 * 1024
# RFC 9659: a zstd window over 8 MB need not be taken from the web.
MAX_WINDOW = 8 * 1024 * 1024
# gzip over gzip is seen in the wild; more layers are an attack.
MAX_LAYERS = 2
GZIP = 16 + zlib.MAX_WBITS


class EncodingError(Exception):
    """A body that does not unpack, or unpacks to too much."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        super().__init__(detail)


def decode(body: bytes, codings: str, limit: int) -> bytes:
    """
    Undo the codings of a ``Content-Encoding`` header, last one first.

    Args:
        body: as received.
        codings: the header's value; empty if there was none.
        limit: largest result, bytes.

    Raises:
        EncodingError: ``bad-encoding`` or ``too-large``.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    layers = [name for name in names if name not in {"", "identity"}]
    if len(layers) > MAX_LAYERS:
        reason = "bad-encoding"
        raise EncodingError(reason, f"{len(layers)} content codings")
    for name in reversed(layers):
        body = _unpack(body, name, limit)
    return body


def _unpack(body: bytes, coding: str, limit: int) -> bytes:
    unpack = _DECODERS.get(coding)
    reason = "bad-encoding"
    if unpack is None:
        raise EncodingError(reason, f"unknown content coding {coding!r}")
    if not body:
        return body
    try:
        return _within(unpack(body), limit)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise EncodingError(reason, f"{coding}: {error}") from error


def _within(parts: Iterator[bytes], limit: int) -> bytes:
    whole = bytearray()
    for part in parts:
        whole += part
        if len(whole) > limit:
            reason = "too-large"
            raise EncodingError(reason, f"unpacks to more than {limit} bytes")
    return bytes(whole)


def _zlib(body: bytes, wbits: int) -> Iterator[bytes]:
    rest = body
    while rest:
        unpacker = zlib.decompressobj(wbits)
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, STEP)
            rest = unpacker.unconsumed_tail
        if not unpacker.eof:
            # A connection cut short: what came is still worth reading.
            yield unpacker.flush()
            return
        # A second gzip member may follow; padding may not unpack.
        rest = unpacker.unused_data if wbits == GZIP else b""
        if rest[:2] != b"\x1f\x8b":
            return


def _gzip(body: bytes) -> Iterator[bytes]:
    return _zlib(body, GZIP)


def _deflate(body: bytes) -> Iterator[bytes]:
    """Take the zlib form that the RFC asks for, or the raw one of old."""
    is_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    return _zlib(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    yield unpacker.process(body, output_buffer_limit=STEP)
    while not unpacker.can_accept_more_data():
        yield unpacker.process(b"", output_buffer_limit=STEP)


def _zstd(body: bytes) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    with unpacker.stream_reader(body, read_across_frames=True) as reader:
        while part := reader.read(STEP):
            yield part


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
