"""
Short hashes that the poller stores and compares: BLAKE2b, 64 bits. Pure.

They are part of stored records and of callback addresses, so the algorithm
and the length must not change.
"""

from hashlib import blake2b

__all__ = ["hash_bytes", "hash_text"]

DIGEST_BYTES = 8


def hash_bytes(content: bytes) -> str:
    """Return the BLAKE2b of a document body, 16 hexadecimal digits."""
    return blake2b(content, digest_size=DIGEST_BYTES).hexdigest()


def hash_text(text: str) -> str:
    """
    Return the BLAKE2b of a topic or a URI, 16 hexadecimal digits.

    Text from a request may hold lone surrogates; they are hashed, too.
    """
    return hash_bytes(text.encode(errors="surrogatepass"))
