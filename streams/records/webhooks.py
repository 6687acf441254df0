"""Deliveries to webhooks that were given up: ``wire.undelivered``."""

from datetime import datetime

import msgspec

__all__ = ["Undelivered", "undelivered_key"]


class Undelivered(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    An item that a webhook did not receive; removed when it has, or dropped.

    Attributes:
        hook: name of the webhook.
        kind: of the message, such as ``item.kill``.
        topic, partition, offset: place of the record.
        attempts: requests that were sent.
        status: of the last answer; 0 if there was none.
        error: what failed, without any text of the item or of the answer.
        failed_at: time of the last attempt.
    """

    hook: str
    uri: str
    kind: str
    topic: str
    partition: int
    offset: int
    attempts: int
    status: int
    error: str
    failed_at: datetime
    schema: int = 1


def undelivered_key(hook: str, uri: str) -> str:
    """Return the key of a record; a hook's name has no space."""
    return f"{hook} {uri}"
