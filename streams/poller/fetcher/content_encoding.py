"""
Decode content codings (RFC 9110, 8.4.1) within a size limit.

A kilobyte can decompress to gigabytes. So each decoder produces a small
piece of output at a time and stops at the limit.
"""

import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

from extractors.formats.repair.packed_data import (
    GZIP,
    MAX_LAYERS,
    inflate,
    is_gzip,
)

__all__ = ["ACCEPTED", "EncodingError", "decode"]

ACCEPTED = "gzip, deflate, br, zstd"

STEP = 64 * 1024
# RFC 9659: decoders may refuse a zstd window of more than 8 MB.
MAX_WINDOW = 8 * 1024 * 1024


class EncodingError(Exception):
    """A body that cannot be decompressed, or exceeds the limit then."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        super().__init__(detail)


def decode(body: bytes, codings: str, limit: int) -> bytes:
    """
    Return a body without the codings of ``Content-Encoding``, last first.

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
        body = _decompress(body, name, limit)
    return body


def _decompress(body: bytes, coding: str, limit: int) -> bytes:
    decompress = _DECODERS.get(coding)
    reason = "bad-encoding"
    if decompress is None:
        raise EncodingError(reason, f"unknown content coding {coding!r}")
    if not body or (coding in _GZIP_NAMES and not is_gzip(body)):
        return body  # some servers name gzip over plain bytes
    try:
        return _join_within(decompress(body), limit)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise EncodingError(reason, f"{coding}: {error}") from error


def _join_within(parts: Iterator[bytes], limit: int) -> bytes:
    whole = bytearray()
    for part in parts:
        whole += part
        if len(whole) > limit:
            reason = "too-large"
            raise EncodingError(reason, f"unpacks to more than {limit} bytes")
    return bytes(whole)


def _gzip(body: bytes) -> Iterator[bytes]:
    return inflate(body, GZIP)


def _deflate(body: bytes) -> Iterator[bytes]:
    """Decode the zlib form of the RFC, or the raw form of old servers."""
    is_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    return inflate(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    yield decoder.process(body, output_buffer_limit=STEP)
    while not decoder.can_accept_more_data():
        yield decoder.process(b"", output_buffer_limit=STEP)


def _zstd(body: bytes) -> Iterator[bytes]:
    decoder = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    with decoder.stream_reader(body, read_across_frames=True) as reader:
        while part := reader.read(STEP):
            yield part


_GZIP_NAMES = frozenset({"gzip", "x-gzip"})
_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
