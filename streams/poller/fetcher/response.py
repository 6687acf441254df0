"""Read a response: its headers, and its body within a limit."""

import asyncio

import aiohttp

from streams.poller.fetcher.content_encoding import decode
from streams.poller.fetcher.messages import TOO_LARGE, FetchError

__all__ = ["decode_headers", "read_body"]

# Header fields whose repeated lines form one list (RFC 9110, 5.3).
LIST_HEADERS = frozenset({"content-encoding", "cache-control", "link"})


def decode_headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """
    Return the headers, names in lower case, values that are valid UTF-8.

    Repeated list headers are joined with commas; of any other repeated
    header the first value is kept. A value that is not UTF-8 could not be
    sent back byte for byte and could not be written to a topic, so such a
    header is ignored.
    """
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        try:
            value.encode()
        except UnicodeEncodeError:
            continue
        key = name.lower()
        if key in LIST_HEADERS and key in headers:
            headers[key] = f"{headers[key]}, {value}"
        else:
            headers.setdefault(key, value)
    return headers


async def read_body(
    response: aiohttp.ClientResponse, codings: str, limit: int
) -> bytes:
    """
    Return the decompressed body.

    Args:
        codings: its ``Content-Encoding``.
        limit: largest body, compressed and decompressed, bytes.

    Raises:
        FetchError: ``too-large``; the connection is then closed.
        EncodingError: the body cannot be decompressed, or is too large
            after decompression.
    """
    body = await _read_compressed(response, limit)
    if not codings:
        return body
    # A few bytes can decompress to the limit, which takes long for the loop.
    return await asyncio.to_thread(decode, body, codings, limit)


async def _read_compressed(
    response: aiohttp.ClientResponse, limit: int
) -> bytes:
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
