"""
Identities as valid URIs (RFC 3986), the same for the same input.

ninjs asks for ``"format": "uri"`` wherever it names a thing, and feeds put
anything in a guid: bare numbers, spaces, IRIs, Windows paths.
"""

import re
from urllib.parse import quote

__all__ = ["item_uri", "web_uri"]

BARE = "urn:copydesk:"
"""What a guid without a scheme is put under; the rest is percent-encoded."""

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
_PLACE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://[^/?#]*")
_SAFE = "!$&'()*+,;=:@/?%"


def item_uri(text: str) -> str:
    """
    Return the valid URI that stands for an identity as a provider gave it.

    A valid URI comes back as it is, so the function may be applied at any
    step, and again at the next. In one that only holds characters which a
    URI may not, those are percent-encoded (UTF-8). Anything else is put
    whole under ``urn:copydesk:``.

    Use it where an item gets its identity, so that the keys of all topics
    and every ``uri`` in a value are the same string; `to_ninjs` applies it
    to what it writes, whatever came before.

    Args:
        text: guid, link or name; must not be empty.
    """
    stripped = text.strip()
    repaired = _repaired(stripped)
    return repaired or BARE + quote(stripped, safe="", errors="replace")


def web_uri(text: str) -> str:
    """Return an absolute address as a valid URI; empty if it is not one."""
    return _repaired(text.strip()) if "://" in text else ""


def _repaired(text: str) -> str:
    if _URI.fullmatch(text):
        return text
    place = _PLACE.match(text)
    begin = place[0] if place else ""
    rest, mark, fragment = text[len(begin) :].partition("#")
    mended = _escaped(begin, "[]") + _escaped(rest) + mark + _escaped(fragment)
    return mended if _URI.fullmatch(mended) else ""


def _escaped(text: str, also_safe: str = "") -> str:
    """Encode what a URI's part may not hold; ``%41`` stays."""
    safe = _SAFE + also_safe
    return quote(_ESCAPE.sub("%25", text), safe=safe, errors="replace")
