"""
The request of one delivery, as Standard Webhooks 1.0 describes it.

The id is made of the content: a delivery that is tried again, also after a
crash, has the same id, by which a receiver knows it.
"""

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import msgspec

__all__ = [
    "KILL",
    "Message",
    "SigningKeyError",
    "headers_of",
    "make_message",
    "signing_key",
]

KILL = "item.kill"
PREFIX = "whsec_"
KEY_BYTES = range(24, 65)


class SigningKeyError(ValueError):
    """The secret is none of Standard Webhooks."""


class Message(msgspec.Struct, frozen=True):
    """
    One message.

    Attributes:
        kind: ``item.`` and the event, such as ``item.kill``.
    """

    id: str
    kind: str
    body: bytes


class _Payload(msgspec.Struct, frozen=True):
    type: str
    timestamp: datetime
    data: msgspec.Raw


class _Block(msgspec.Struct, frozen=True):
    event: str = ""


class _Event(msgspec.Struct, frozen=True, rename="camel"):
    """The part of an item that names the event."""

    pub_status: str = ""
    copydesk: _Block = _Block()


def make_message(hook: str, at: datetime, value: bytes) -> Message:
    """
    Return the message of a record of ``wire.items``.

    Args:
        at: the record's time.
        value: the record, JSON.

    Raises:
        msgspec.MsgspecError: the value is no item.
    """
    item = msgspec.json.decode(value, type=_Event)
    event = item.copydesk.event or "update"
    kind = KILL if item.pub_status == "canceled" else f"item.{event}"
    digest = sha256(b"\0".join((hook.encode(), kind.encode(), value)))
    payload = _Payload(kind, at, msgspec.Raw(value))
    return Message(
        f"msg_{digest.hexdigest()[:32]}", kind, msgspec.json.encode(payload)
    )


def signing_key(secret: str) -> bytes:
    """
    Return the key in a secret: ``whsec_`` and base64 of 24 to 64 bytes.

    Raises:
        SigningKeyError: the secret has another form. The text of the
            error does not contain the secret.
    """
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) not in KEY_BYTES:
        msg = "the secret of a webhook is whsec_ and base64 of 24 to 64 bytes"
        raise SigningKeyError(msg)
    return key


def headers_of(message: Message, key: bytes, now: int) -> Mapping[str, str]:
    """
    Return the headers of one attempt.

    Args:
        now: Unix time in seconds; receivers refuse an old one.
    """
    signed = b".".join((message.id.encode(), str(now).encode(), message.body))
    digest = hmac.new(key, signed, sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": str(now),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
