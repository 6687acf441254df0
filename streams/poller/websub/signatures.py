"""
Build callback URLs and check signatures. Pure.

Tokens and secrets are derived from the one secret that all pollers share
(HMAC-SHA-256, RFC 2104), so each poller can compute them and none has to
store them. The token in a callback URL proves that a poller issued the URL
for this feed and this topic. Each feed and topic has its own ``hub.secret``.
"""

import hmac
from urllib.parse import quote

from streams.poller.hashing import hash_text

__all__ = [
    "callback_url",
    "hub_secret",
    "is_signed",
    "topic_of_token",
]

DIGEST = 16
MAC = 32
METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
"""Hash methods of ``X-Hub-Signature`` (WebSub, 7.1.1)."""


def _mac(key: str, *parts: str) -> str:
    message = _bytes("\0".join(parts))
    return hmac.new(key.encode(), message, "sha256").hexdigest()


def _bytes(text: str) -> bytes:
    """Encode a text that may hold bytes of a request that are not UTF-8."""
    return text.encode(errors="surrogatepass")


def callback_url(base: str, key: str, feed: str, topic: str) -> str:
    """
    Return the URL that a hub calls for a feed and a topic.

    Args:
        base: public URL of the pollers' ``/websub``.
        key: the secret that all pollers share.
    """
    name = hash_text(topic)
    token = name + _mac(key, "callback", feed, name)[:MAC]
    return f"{base.rstrip('/')}/{quote(feed, safe='')}/{token}"


def topic_of_token(key: str, feed: str, token: str) -> str:
    """Return the topic digest in a token; empty if the token is not valid."""
    name, mac = token[:DIGEST], token[DIGEST:]
    expected = _mac(key, "callback", feed, name)[:MAC]
    is_valid = hmac.compare_digest(expected.encode(), _bytes(mac))
    return name if is_valid else ""


def hub_secret(key: str, feed: str, topic: str) -> str:
    """
    Return the ``hub.secret`` of one subscription, 64 characters.

    Args:
        topic: the digest of the topic.
    """
    return _mac(key, "secret", feed, topic)


def is_signed(header: str, body: bytes, secret: str) -> bool:
    """
    Return whether a body was signed with a secret (WebSub, 7.1).

    Args:
        header: ``X-Hub-Signature``, ``method=hexadecimal``.
    """
    method, _, signature = header.strip().partition("=")
    if method.lower() not in METHODS:
        return False
    expected = hmac.new(secret.encode(), body, method.lower()).hexdigest()
    return hmac.compare_digest(expected.encode(), _bytes(signature.lower()))
