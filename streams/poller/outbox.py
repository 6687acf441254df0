"""Send records with the Faust app's own producer and wait for the acks."""

import asyncio
from collections.abc import Iterable
from typing import Any

import faust

from streams import clock
from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.raw_metadata import read_metadata
from streams.kafka.topics import RAW
from streams.runtime.producer import send_records
from streams.telemetry.spans import POLL, SpanRecord, Tracer

__all__ = ["KafkaOutbox"]


class KafkaOutbox:
    """
    Sends records through a Faust app.

    Args:
        settings: define the prefix of topic names.
        tracer: receives a span for each raw record: its trace begins with
            the poll.
    """

    def __init__(
        self, app: faust.App, settings: Settings, tracer: Tracer
    ) -> None:
        self._app = app
        self._settings = settings
        self._tracer = tracer

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """
        Send records in order and return when all are acked.

        Raises:
            Exception: a record was not acked.
        """
        records = tuple(records)
        sent = await send_records(self._app, self._settings, records)
        positions = await asyncio.gather(*(future for _, future in sent))
        for record, position in zip(records, positions, strict=True):
            if record.topic is RAW:
                self._tracer.record(_poll_span(record, position))


def _poll_span(record: ProducerRecord, position: Any) -> SpanRecord:
    """Return the first span of a raw record, named after its position."""
    metadata = read_metadata(record.value or b"")
    ended = clock.now()
    began = metadata.fetched_at or ended
    source = f"{position.topic}-{position.partition}:{position.offset}"
    attributes = {
        "copydesk.uri": record.key.decode(),
        "copydesk.feed": metadata.feed,
    }
    return SpanRecord(
        POLL, source, began.timestamp(), ended.timestamp(), attributes
    )
