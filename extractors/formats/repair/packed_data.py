"""
Unpack gzip data (RFC 1952) and zlib data (RFC 1950) within a size limit.

Servers and archives send packed bytes without saying so, and pack what is
packed already. A kilobyte can decompress to gigabytes. So the decoder
produces a small piece of output at a time and stops at the limit.
"""

import zlib
from collections.abc import Iterator

from extractors.formats.common import reasons
from extractors.model.errors import ExtractError

__all__ = ["GZIP", "MAX_LAYERS", "inflate", "is_gzip", "unpack"]

GZIP = 16 + zlib.MAX_WBITS
"""The window size by which zlib knows the gzip form."""
MAX_LAYERS = 2
"""Some servers send gzip inside gzip; more than two layers are an attack."""
MAX_MEMBERS = 1000
"""Data sets in one body, each with a header; servers send one or a few."""
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes; the largest response that a poller can be set to read."""

_MAGIC = b"\x1f\x8b"
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
"""How zlib data begins, at each level of compression."""
_STEP = 64 * 1024
_INPUT = 16 * 1024


def is_gzip(body: bytes) -> bool:
    """Return whether the bytes begin as gzip data does."""
    return body.startswith(_MAGIC)


def unpack(body: bytes, limit: int = MAX_UNPACKED) -> bytes:
    """
    Return a document without its layers of gzip and zlib.

    Any other document is returned unchanged.

    Args:
        limit: largest result, bytes.

    Raises:
        ExtractError: ``unreadable``. The data is damaged before its first
            byte of text, too large, or packed too often.
    """
    for _ in range(MAX_LAYERS):
        wbits = _window_size(body)
        if not wbits:
            return body
        body = _unpack_layer(body, limit, wbits)
    if _window_size(body):
        raise ExtractError(reasons.UNREADABLE, "packed more than twice")
    return body


def _window_size(body: bytes) -> int:
    """Return the window size by which zlib unpacks data; 0 if it cannot."""
    if is_gzip(body):
        return GZIP
    return zlib.MAX_WBITS if _is_zlib(body) else 0


def _is_zlib(body: bytes) -> bool:
    """
    Return whether bytes can be unpacked as zlib data.

    A text can begin as such data does (``x^2``), so its start is unpacked.
    """
    if not body.startswith(_ZLIB):
        return False
    try:
        start = zlib.decompressobj().decompress(body[:_INPUT], _STEP)
    except zlib.error:
        return False
    return bool(start)


def _unpack_layer(body: bytes, limit: int, wbits: int) -> bytes:
    whole = bytearray()
    try:
        for part in inflate(body, wbits):
            whole += part
            if len(whole) > limit:
                text = f"unpacks to more than {limit} bytes"
                raise ExtractError(reasons.UNREADABLE, text)
    except zlib.error as error:
        form = "gzip" if wbits == GZIP else "zlib"
        text = f"{form}: {error}"
        raise ExtractError(reasons.UNREADABLE, text) from error
    return bytes(whole)


def inflate(body: bytes, wbits: int) -> Iterator[bytes]:
    """
    Yield the decompressed data in small pieces.

    zlib returns a copy of the input that it did not use, at each member. So
    it gets small pieces of input too, and their number is limited: 150,000
    empty members, 7 KB when packed once more, took 102 s in one piece.

    Args:
        wbits: window size of zlib, which chooses the form of the data.

    Raises:
        zlib.error: the data is damaged, or has too many members.
    """
    at = 0
    for _ in range(MAX_MEMBERS):
        decoder = zlib.decompressobj(wbits)
        while at < len(body) and not decoder.eof:
            yield from _feed(decoder, body[at : at + _INPUT])
            at += _INPUT
        if not decoder.eof:
            # The body is truncated: the part that came is still useful.
            yield decoder.flush()
            return
        at = min(at, len(body)) - len(decoder.unused_data)
        # A second gzip member may follow; padding is ignored.
        if wbits != GZIP or not is_gzip(body[at : at + len(_MAGIC)]):
            return
    msg = f"more than {MAX_MEMBERS} members"
    raise zlib.error(msg)


def _feed(decoder: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    """Yield what a decoder makes of one piece of input."""
    while piece and not decoder.eof:
        yield decoder.decompress(piece, _STEP)
        piece = decoder.unconsumed_tail
