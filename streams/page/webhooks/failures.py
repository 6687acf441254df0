"""Deliveries that were given up: records of ``wire.undelivered``."""

from collections.abc import Iterable
from datetime import datetime

from extractors.output.codec import encode
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import UNDELIVERED
from streams.page.webhooks.delivery import Answer
from streams.page.webhooks.window import Delivery
from streams.records import Undelivered, undelivered_key

__all__ = ["delivered_record", "undelivered_record"]


def undelivered_record(
    hook: str,
    topic: str,
    delivery: Delivery,
    attempts: int,
    answer: Answer,
    now: datetime,
) -> ProducerRecord:
    """Return the record of a delivery that was given up."""
    failed = Undelivered(
        hook=hook,
        uri=delivery.uri,
        kind=delivery.message.kind,
        topic=topic,
        partition=delivery.partition,
        offset=delivery.offset,
        attempts=attempts,
        status=answer.status,
        error=answer.error,
        failed_at=now,
    )
    return _record(hook, delivery.uri, encode(failed))


def delivered_record(hook: str, uri: str) -> ProducerRecord:
    """Return the record after which nothing of an item is undelivered."""
    return _record(hook, uri, None)


def _record(hook: str, uri: str, value: bytes | None) -> ProducerRecord:
    headers: Iterable[tuple[str, bytes]] = (
        [("schema", UNDELIVERED.schema_header.encode())] if value else []
    )
    key = undelivered_key(hook, uri).encode()
    return ProducerRecord(UNDELIVERED, key, value, dict(headers))
