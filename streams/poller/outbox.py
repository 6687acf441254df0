"""The app's own producer as an outbox: sent is what the broker acked."""

import asyncio
from collections.abc import Iterable
from typing import Any

import faust

from streams import clock
from streams.config.settings import Settings
from streams.kafka.raw_metadata import read_metadata
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import RAW
from streams.runtime.producer import send_records
from streams.telemetry.spans import POLL, SpanRecord, Tracer

__all__ = ["KafkaOutbox"]


class KafkaOutbox:
    """
    The way to Kafka through a Faust app.

    Args:
        settings: give the topics' prefix.
        tracer: hears of every raw record: its trace begins with the poll.
    """

    def __init__(
        self, app: faust.App, settings: Settings, tracer: Tracer
    ) -> None:
        self._app = app
        self._settings = settings
        self._tracer = tracer

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """Send in order; return when all are acked, raise if one is not."""
        handing = tuple(records)
        sent = await send_records(self._app, self._settings, handing)
        places = await asyncio.gather(*(future for _, future in sent))
        for one, place in zip(handing, places, strict=True):
            if one.topic is RAW:
                self._tracer.record(_polled(one, place))


def _polled(raw: ProducerRecord, place: Any) -> SpanRecord:
    """Return the first step of a raw record, now that it has its place."""
    about = read_metadata(raw.value or b"")
    ended = clock.now()
    began = about.fetched_at or ended
    source = f"{place.topic}-{place.partition}:{place.offset}"
    return SpanRecord(
        POLL, source, began.timestamp(), ended.timestamp(),
        {"copydesk.uri": raw.key.decode(), "copydesk.feed": about.feed},
    )  # fmt: skip
