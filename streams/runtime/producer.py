"""
Send records from a worker: in order, and without silent loss.

    AppProducer    the desk's: an event is acknowledged after its records
    send_records   the poller's: a poll waits for the ack of each record

A delivery that fails for good ends the desk, which then starts again from
the last commit. The poller reports it as the failure of the poll.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from aiokafka.errors import MessageSizeTooLargeError, ProducerClosed
from aiokafka.record.default_records import DefaultRecordBatchBuilder

from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import MAX_MESSAGE_BYTES, full_name
from streams.runtime.accumulator import (
    Accumulator,
    OutgoingRecord,
    SentBatch,
    Settle,
)
from streams.runtime.process.watchdog import exit_with_error
from streams.serialization.serializers import Serializer, json_serializer

if TYPE_CHECKING:
    import faust

__all__ = ["AppProducer", "Prepared", "send_records"]

Delivery = asyncio.Future[object]
"""Done when the broker has acknowledged the record."""
Prepared = tuple[OutgoingRecord, ...]
"""Records that are serialized and not too large."""


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
    for record in _serialized(records, serialize):
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


def _serialized(
    records: Iterable[ProducerRecord], serialize: Serializer
) -> list[ProducerRecord]:
    """
    Serialize and measure all records before the first is sent.

    Raises:
        MessageSizeTooLargeError: a record is larger than the topics allow.
        Exception: a record could not be serialized.
    """
    serialized = [serialize(record) for record in records]
    for record in serialized:
        _check_size(record)
    return serialized


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
    """
    Sends a worker's records without waiting for their delivery.

    Attributes:
        accumulator: takes the records, and the changelogs of tables.
    """

    def __init__(
        self,
        app: "faust.App",
        settings: Settings,
        serialize: Serializer = json_serializer,
        observe: Callable[[SentBatch], None] | None = None,
    ) -> None:
        self._app = app
        self._settings = settings
        self._serialize = serialize
        self.accumulator = Accumulator(app, self._fail, observe)

    def prepare(self, records: Iterable[ProducerRecord]) -> Prepared:
        """
        Serialize and measure records; nothing is sent.

        Raises:
            Exception: a record is too large or could not be serialized.
        """
        return tuple(
            _outgoing(record, self._settings)
            for record in _serialized(records, self._serialize)
        )

    async def wait_for_room(self) -> None:
        """Wait while many records wait already."""
        await self.accumulator.wait_for_room()

    def add(self, prepared: Prepared) -> None:
        """
        Add records in order; a failed delivery ends the worker.

        What the caller adds without waiting in between leaves with them, for
        example the changelogs of tables.
        """
        for record in prepared:
            self.accumulator.add(record)

    async def enqueue(self, records: Iterable[ProducerRecord]) -> None:
        """
        Prepare records, wait for room and add them.

        Raises:
            Exception: a record is too large or could not be serialized. Then
                none of them is added.
        """
        prepared = self.prepare(records)
        await self.wait_for_room()
        self.add(prepared)

    async def after_delivery(self, settle: Settle) -> None:
        """Call a function once all records so far are acknowledged."""
        await self.accumulator.after_delivery(settle)

    async def flush(self) -> None:
        """Wait until the broker has acknowledged all records so far."""
        await self.accumulator.flush()

    def _fail(self, topic: str, error: BaseException) -> None:
        """End the worker, because a record could not be delivered."""
        if isinstance(error, ProducerClosed) and self._app.should_stop:
            return
        exit_with_error(
            describe_authorization_error(error, self._settings)
            if isinstance(error, AUTHORIZATION_ERRORS)
            else f"a record for {topic} could not be sent: {error!r}"
        )


def _outgoing(record: ProducerRecord, settings: Settings) -> OutgoingRecord:
    return OutgoingRecord(
        full_name(record.topic, settings),
        record.key,
        record.value,
        tuple(record.headers.items()),
        record.partition,
    )
