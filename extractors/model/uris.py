"""
Turn identities into valid URIs (RFC 3986).

ninjs requires ``"format": "uri"`` for every identity, and a guid in a feed
can be anything: a bare number, text with spaces, an IRI, a Windows path. The
same input always gives the same URI.
"""

import re
from functools import lru_cache
from urllib.parse import quote

__all__ = ["item_uri", "web_uri"]

URN_PREFIX = "urn:copydesk:"
"""Prefix of a guid without a scheme; the guid is percent-encoded."""

_CHAR = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})"
_NAME = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*"
_HOST = rf"(?:\[[0-9A-Fa-f:.]+\]|{_NAME})"
_USER = rf"{_NAME}(?::{_NAME})*@"
_URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.\-]*:"
    rf"(?://(?:{_USER})?{_HOST}(?::[0-9]*)?(?:/{_CHAR}*)*"
    rf"|/(?:{_CHAR}+(?:/{_CHAR}*)*)?"
    rf"|{_CHAR}+(?:/{_CHAR}*)*)"
    rf"(?:\?(?:{_CHAR}|[/?])*)?"
    rf"(?:\#(?:{_CHAR}|[/?])*)?"
)
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://[^/?#]*")
_SAFE = "!$&'()*+,;=:@/?%"


@lru_cache(maxsize=1 << 12)  # an item asks 31 times, often for the same
def item_uri(text: str) -> str:
    """
    Return a valid URI for an identity as a provider states it.

    A valid URI is returned as it is, so the function can be applied more
    than once. Characters that a URI does not allow are percent-encoded
    (UTF-8). Anything that is not a URI even then becomes
    ``urn:copydesk:...``, percent-encoded as a whole.

    Use it where an item gets its identity, so that the keys of all topics
    and every ``uri`` in a value are the same string. `to_ninjs` applies it
    again to everything that it writes.

    Args:
        text: guid, link or name; must not be empty.
    """
    stripped = text.strip()
    repaired = _repair(stripped)
    return repaired or URN_PREFIX + quote(stripped, safe="", errors="replace")


def web_uri(text: str) -> str:
    """Return an absolute URL as a valid URI; empty if it is not one."""
    return _repair(text.strip()) if "://" in text else ""


def _repair(text: str) -> str:
    if _URI.fullmatch(text):
        return text
    authority = _AUTHORITY.match(text)
    prefix = authority[0] if authority else ""
    rest, hash_sign, fragment = text[len(prefix) :].partition("#")
    mended = (
        _escape(prefix, "[]") + _escape(rest) + hash_sign + _escape(fragment)
    )
    return mended if _URI.fullmatch(mended) else ""


def _escape(text: str, also_safe: str = "") -> str:
    """Percent-encode characters that a URI does not allow; ``%41`` stays."""
    safe = _SAFE + also_safe
    return quote(_ESCAPE.sub("%25", text), safe=safe, errors="replace")
