"""
Send records from a worker: in order, and without silent loss.

Faust flushes its producer before it commits offsets, so a worker need not
wait for the ack of each record. But a send that fails permanently must end
the worker, which then starts again from the last commit.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from aiokafka.errors import MessageSizeTooLargeError
from aiokafka.record.default_records import DefaultRecordBatchBuilder

from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import MAX_MESSAGE_BYTES, full_name
from streams.runtime.watchdog import exit_with_error
from streams.serialization.serializers import Serializer, json_serializer

if TYPE_CHECKING:
    import faust

__all__ = ["AppProducer", "send_records"]

Delivery = asyncio.Future[object]
"""Done when the broker has acknowledged the record."""


async def send_records(
    app: "faust.App",
    settings: Settings,
    records: Iterable[ProducerRecord],
    serialize: Serializer = json_serializer,
) -> list[tuple[str, Delivery]]:
    """
    Add records to the buffer of an app's producer, in order.

    It waits only if the buffer is full. All records are serialized and
    measured before the first is added, so that an error leaves none behind:
    otherwise the dead letter that follows would be a second outcome.

    Returns:
        The full topic name and the delivery of each record.

    Raises:
        MessageSizeTooLargeError: a record is larger than the topics allow.
        Exception: a record could not be serialized, or the producer is
            closed.
    """
    deliveries = []
    serialized = [serialize(record) for record in records]
    for record in serialized:
        _check_size(record)
    for record in serialized:
        name = full_name(record.topic, settings)
        delivery = await app.send(
            name,
            key=record.key,
            value=record.value,
            partition=record.partition,
            headers=record.headers,
            key_serializer="raw",
            value_serializer="raw",
        )
        deliveries.append((name, cast("Delivery", delivery)))
    return deliveries


def _check_size(record: ProducerRecord) -> None:
    """
    Measure a record as the producer of aiokafka does.

    Raises:
        MessageSizeTooLargeError: it is larger than `MAX_MESSAGE_BYTES`.
    """
    size = DefaultRecordBatchBuilder.estimate_size_in_bytes(
        record.key, record.value, list(record.headers.items())
    )
    if size > MAX_MESSAGE_BYTES:
        msg = f"a record for {record.topic.name} has {size} bytes"
        raise MessageSizeTooLargeError(msg)


class AppProducer:
    """Sends a worker's records without waiting for their delivery."""

    def __init__(
        self,
        app: "faust.App",
        settings: Settings,
        serialize: Serializer = json_serializer,
    ) -> None:
        self._app = app
        self._settings = settings
        self._serialize = serialize

    async def enqueue(self, records: Iterable[ProducerRecord]) -> None:
        """
        Add records to the buffer in order; a failed delivery ends the worker.

        It waits only if the producer's buffer is full.

        Raises:
            Exception: as `send_records`.
        """
        deliveries = await send_records(
            self._app, self._settings, records, self._serialize
        )
        for name, delivery in deliveries:
            delivery.add_done_callback(
                partial(_on_delivery, name, self._settings)
            )

    async def order_tables(self) -> None:
        """
        Let records that follow go out no sooner than the tables' writes.

        Faust keeps the writes of tables in a queue of its own, before the
        producer's buffer. This waits until that queue is empty.
        """
        with suppress(RuntimeError):  # the producer stops
            await self._app.producer.buffer.flush()

    async def flush(self) -> None:
        """Wait until the broker has acknowledged all records so far."""
        with suppress(RuntimeError):  # the producer stops
            await self._app.producer.flush()


def _on_delivery(name: str, settings: Settings, delivery: Delivery) -> None:
    """End the worker if a record could not be delivered."""
    if not delivery.cancelled() and (error := delivery.exception()):
        exit_with_error(
            describe_authorization_error(error, settings)
            if isinstance(error, AUTHORIZATION_ERRORS)
            else f"a record for {name} could not be sent: {error!r}"
        )
