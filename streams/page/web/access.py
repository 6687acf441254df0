"""Who may read and who may act. Pure."""

import base64
import hmac
import ipaddress
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

__all__ = [
    "COOKIE",
    "Bucket",
    "Level",
    "Tokens",
    "cookie_value",
    "is_known_host",
    "is_loopback",
    "is_own_origin",
    "level_of",
    "level_of_token",
    "take",
]

COOKIE = "copydesk-page"
Level = Literal["none", "read", "act"]
_PURPOSE = b"copydesk page "
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Tokens(NamedTuple):
    """
    The tokens of a page; an empty one is not set.

    Attributes:
        read: needed to see anything, if it is set.
        act: needed to change anything; without it nothing can be changed.
    """

    read: str = ""
    act: str = ""


class Bucket(NamedTuple):
    """How many requests a client may still send, at a time in seconds."""

    left: float
    at: float


def level_of_token(token: str, tokens: Tokens) -> Level:
    """Return what a token allows; both comparisons take the same time."""
    acts = _is_equal(token, tokens.act)
    reads = _is_equal(token, tokens.read)
    if acts:
        return "act"
    return "read" if reads else "none"


def level_of(authorization: str, cookie: str, tokens: Tokens) -> Level:
    """
    Return what a request may do.

    Args:
        authorization: the header with that name: the token as Bearer
            (RFC 6750), or as the password of Basic (RFC 7617), which is all
            that many feed readers can send.
        cookie: the value of our cookie.
    """
    kind, _, credentials = authorization.partition(" ")
    levels: set[Level] = {"none" if tokens.read else "read"}
    if kind.lower() == "bearer":
        levels.add(level_of_token(credentials.strip(), tokens))
    elif kind.lower() == "basic" and (password := _password(credentials)):
        # A browser sends it by itself, so that it never allows to act.
        is_known = level_of_token(password, tokens) != "none"
        levels.add("read" if is_known else "none")
    known: tuple[Level, ...] = ("read", "act")
    for level in known:
        value = cookie_value(level, tokens)
        if value and _is_equal(cookie, value):
            levels.add(level)
    if "act" in levels:
        return "act"
    return "read" if "read" in levels else "none"


def cookie_value(level: Level, tokens: Tokens) -> str:
    """Return the cookie of a level; it changes with the token, not more."""
    token = tokens.act if level == "act" else tokens.read
    if not token:
        return ""
    digest = hmac.new(token.encode(), _PURPOSE + level.encode(), sha256)
    return digest.hexdigest()


def is_own_origin(headers: Mapping[str, str], host: str) -> bool:
    """
    Return whether a request that changes something comes from our own page.

    A browser sends ``Sec-Fetch-Site`` or ``Origin``; a client that sends
    neither is no browser and cannot be misled by a foreign page.
    """
    site = headers.get("Sec-Fetch-Site", "")
    if site and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc.lower() == host.lower()


def is_known_host(host: str, *, is_open: bool) -> bool:
    """
    Return whether a request names this page by an address of its own.

    A page on loopback answers to loopback names only: a foreign name that
    resolves to loopback belongs to a foreign page (DNS rebinding).

    Args:
        is_open: whether the page is open to other machines.
    """
    if is_open:
        return True
    name = urlsplit(f"//{host}").hostname or ""
    return name in _LOCAL_NAMES or is_loopback(name)


def is_loopback(host: str) -> bool:
    """Return whether an address to listen on is reached from here only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def take(
    bucket: Bucket | None, now: float, rate: float, burst: float
) -> tuple[Bucket, bool]:
    """
    Return a client's bucket after a request, and whether it is allowed.

    Args:
        rate: requests a second that fill the bucket.
        burst: requests that it holds.
    """
    last = bucket or Bucket(burst, now)
    left = min(burst, last.left + max(0.0, now - last.at) * rate)
    if left < 1:
        return Bucket(left, now), False
    return Bucket(left - 1, now), True


def _password(credentials: str) -> str:
    """Return the password of Basic credentials; empty if it has none."""
    try:
        text = base64.b64decode(credentials.strip(), validate=True).decode()
    except ValueError:
        return ""
    return text.partition(":")[2]


def _is_equal(given: str, wanted: str) -> bool:
    """Compare in constant time; nothing equals an empty secret."""
    same = hmac.compare_digest(
        given.encode(errors="surrogatepass"), wanted.encode()
    )
    return same and bool(wanted)
