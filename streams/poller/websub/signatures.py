"""
Callback addresses and signatures: pure.

Everything is derived from the pollers' one secret (HMAC-SHA-256, RFC 2104),
so every poller knows it and none has to store it: a callback's token proves
that we gave it out for this feed and this topic, and each of them has a
``hub.secret`` of its own.
"""

import hmac
from urllib.parse import quote

from streams.poller.hashing import hash_text

__all__ = ["callback", "hub_secret", "is_signed", "topic_of"]

DIGEST = 16
MAC = 32
METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
"""Of ``X-Hub-Signature`` (WebSub, 7.1.1)."""


def _mac(key: str, *parts: str) -> str:
    message = _bytes("\0".join(parts))
    return hmac.new(key.encode(), message, "sha256").hexdigest()


def _bytes(text: str) -> bytes:
    """What comes in a request may hold bytes that are no UTF-8."""
    return text.encode(errors="surrogatepass")


def callback(base: str, key: str, feed: str, topic: str) -> str:
    """
    Return the address that a hub is to call.

    Args:
        base: public address of the pollers' ``/websub``.
        key: the pollers' secret.
    """
    name = hash_text(topic)
    token = name + _mac(key, "callback", feed, name)[:MAC]
    return f"{base.rstrip('/')}/{quote(feed, safe='')}/{token}"


def topic_of(key: str, feed: str, token: str) -> str:
    """Return the topic's digest that a token names; empty if not ours."""
    name, mac = token[:DIGEST], token[DIGEST:]
    ours = _mac(key, "callback", feed, name)[:MAC]
    is_ours = hmac.compare_digest(ours.encode(), _bytes(mac))
    return name if is_ours else ""


def hub_secret(key: str, feed: str, topic: str) -> str:
    """
    Return the ``hub.secret`` of one subscription, 64 characters.

    Args:
        topic: its digest.
    """
    return _mac(key, "secret", feed, topic)


def is_signed(header: str, body: bytes, secret: str) -> bool:
    """
    Say whether a delivery was signed with a secret (WebSub, 7.1).

    Args:
        header: ``X-Hub-Signature``, ``method=hexadecimal``.
    """
    method, _, signature = header.strip().partition("=")
    if method.lower() not in METHODS:
        return False
    ours = hmac.new(secret.encode(), body, method.lower()).hexdigest()
    return hmac.compare_digest(ours.encode(), _bytes(signature.lower()))
