"""A response as it comes in: its headers, and its body within bounds."""

import aiohttp

from streams.poller.fetcher.content_encoding import decode
from streams.poller.fetcher.messages import TOO_LARGE, FetchError

__all__ = ["decode_headers", "read_body"]

# Of these a second line adds to the first (RFC 9110, 5.3).
JOINED = frozenset({"content-encoding", "cache-control", "link"})


def decode_headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """
    Take the headers that are text; the first of each name, lists joined.

    A header whose bytes are not UTF-8 could not be sent back byte for
    byte, nor be written to a topic, so it is as if it had not come.
    """
    kept: dict[str, str] = {}
    for name, value in response.headers.items():
        try:
            value.encode()
        except UnicodeEncodeError:
            continue
        key = name.lower()
        if key in JOINED and key in kept:
            kept[key] = f"{kept[key]}, {value}"
        else:
            kept.setdefault(key, value)
    return kept


async def read_body(
    response: aiohttp.ClientResponse, codings: str, limit: int
) -> bytes:
    """
    Read a body and unpack it.

    Args:
        codings: its ``Content-Encoding``.
        limit: largest body, bytes, packed and unpacked.

    Raises:
        FetchError: ``too-large``; the connection is closed then.
        EncodingError: it does not unpack, or to too much.
    """
    return decode(await _packed(response, limit), codings, limit)


async def _packed(response: aiohttp.ClientResponse, limit: int) -> bytes:
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
