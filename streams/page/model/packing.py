"""Values as they are stored: JSON, compressed with Zstandard."""

import zstandard

__all__ = ["pack", "unpack"]

LEVEL = 1
"""The fastest; news as JSON shrinks to about a third."""
LARGEST = 128 * 1024 * 1024
"""Bytes of an unpacked value: twice the largest Kafka message."""


def pack(value: bytes) -> bytes:
    """Return a value in compressed form; equal values give equal bytes."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(value)


def unpack(value: bytes) -> bytes:
    """Return a value that `pack` has compressed."""
    return zstandard.ZstdDecompressor().decompress(
        value, max_output_size=LARGEST
    )
