"""
Unpack gzip data (RFC 1952) within a size limit.

Servers and archives send gzip bytes without saying so, and pack what is
packed already. A kilobyte can decompress to gigabytes. So the decoder
produces a small piece of output at a time and stops at the limit.
"""

import zlib
from collections.abc import Iterator

from extractors.formats.common import reasons
from extractors.model.errors import ExtractError

__all__ = ["GZIP", "MAX_LAYERS", "inflate", "is_gzip", "unpack_gzip"]

GZIP = 16 + zlib.MAX_WBITS
"""The window size by which zlib knows the gzip form."""
MAX_LAYERS = 2
"""Some servers send gzip inside gzip; more than two layers are an attack."""
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes; the largest response that a poller can be set to read."""

_MAGIC = b"\x1f\x8b"
_STEP = 64 * 1024


def is_gzip(body: bytes) -> bool:
    """Return whether the bytes begin as gzip data does."""
    return body.startswith(_MAGIC)


def unpack_gzip(body: bytes, limit: int = MAX_UNPACKED) -> bytes:
    """
    Return a document without its gzip layers; any other one unchanged.

    Args:
        limit: largest result, bytes.

    Raises:
        ExtractError: ``unreadable``. The data is damaged before its first
            byte of text, too large, or packed too often.
    """
    for _ in range(MAX_LAYERS):
        if not is_gzip(body):
            return body
        body = _unpack_layer(body, limit)
    if is_gzip(body):
        raise ExtractError(reasons.UNREADABLE, "packed more than twice")
    return body


def _unpack_layer(body: bytes, limit: int) -> bytes:
    whole = bytearray()
    try:
        for part in inflate(body, GZIP):
            whole += part
            if len(whole) > limit:
                text = f"unpacks to more than {limit} bytes"
                raise ExtractError(reasons.UNREADABLE, text)
    except zlib.error as error:
        raise ExtractError(reasons.UNREADABLE, f"gzip: {error}") from error
    return bytes(whole)


def inflate(body: bytes, wbits: int) -> Iterator[bytes]:
    """
    Yield the decompressed data in small pieces.

    Args:
        wbits: window size of zlib, which chooses the form of the data.

    Raises:
        zlib.error: the data is damaged.
    """
    rest = body
    while rest:
        decoder = zlib.decompressobj(wbits)
        while rest and not decoder.eof:
            yield decoder.decompress(rest, _STEP)
            rest = decoder.unconsumed_tail
        if not decoder.eof:
            # The body is truncated: the part that came is still useful.
            yield decoder.flush()
            return
        # A second gzip member may follow; padding is ignored.
        rest = decoder.unused_data if wbits == GZIP else b""
        if not is_gzip(rest):
            return
