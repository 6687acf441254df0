"""A producer, events and errors for the tests of the desk's agents."""

from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import msgspec
from prometheus_client import CollectorRegistry

from streams.config.settings import Settings
from streams.desk.clean.step import clean_record
from streams.desk.processes.tasks import EnrichResources, annotate_record
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import DEADLETTERS, OUTCOMES, full_name
from streams.runtime.accumulator import OutgoingRecord
from streams.telemetry.metrics import build

__all__ = [
    "HostileError",
    "InlinePool",
    "RecordingProducer",
    "RecordingTracer",
    "make_event",
    "make_metrics",
    "no_entities",
]


class RecordingProducer:
    """
    Keeps the records it is given; a flush acknowledges them.

    Args:
        refused: topics whose records raise, as if they were too large.
        largest: largest value, bytes; a larger one raises.

    Attributes:
        flushed_at: number of sent records at each flush.
    """

    def __init__(self, *refused, largest=64 * 1024 * 1024):
        self.refused = refused
        self.largest = largest
        self.sent = []
        self.flushed_at = []
        self._settle = []

    def prepare(self, records):
        records = tuple(records)
        for record in records:
            too_large = len(record.value) > self.largest
            if too_large or record.topic in self.refused:
                msg = f"{record.topic.name}: too large"
                raise ValueError(msg)
        return tuple(
            OutgoingRecord(
                full_name(record.topic, Settings()), record.key, record.value
            )
            for record in records
        )

    async def wait_for_room(self):
        pass

    def add(self, prepared):
        self.sent.extend(prepared)

    async def enqueue(self, records):
        self.add(self.prepare(records))

    async def after_delivery(self, settle):
        self._settle.append(settle)

    async def flush(self):
        self.flushed_at.append(len(self.sent))
        settled, self._settle = self._settle, []
        for settle in settled:
            await settle()

    def on(self, topic):
        """Return the sent values of one topic, decoded."""
        return [
            msgspec.json.decode(record.value)
            for record in self.sent
            if record.topic == full_name(topic, Settings())
        ]

    @property
    def letters(self):
        return self.on(DEADLETTERS)

    @property
    def outcomes(self):
        return [outcome["outcome"] for outcome in self.on(OUTCOMES)]


class RecordingTracer:
    """Keeps the spans it is given."""

    def __init__(self):
        self.spans = []

    def record(self, step):
        self.spans.append(step)

    def close(self):
        pass


def no_entities(_text, _language):
    return ()


class InlinePool:
    """
    Cleans and enriches at once, in this process, as the pool does in others.

    Args:
        error: raised instead, if there is one.
        spare: value that is cleaned all the same.
    """

    def __init__(
        self, error=None, spare=None, engine=no_entities, routes=(), **limits
    ):
        self.error = error
        self.spare = spare
        self.resources = EnrichResources(engine, routes)
        self.settings = Settings(**limits)

    def clean(self, value, source):
        if self.error and value != self.spare:
            future: Future[ProducerRecord] = Future()
            future.set_exception(self.error)
            return future
        return completed(clean_record, value, source)

    def enrich(self, value):
        return completed(annotate_record, value, self.resources, self.settings)


def completed(function, *arguments):
    """Return the future of a call, already done."""
    future: Future[Any] = Future()
    try:
        future.set_result(function(*arguments))
    except Exception as error:  # noqa: BLE001 - as a process returns it
        future.set_exception(error)
    return future


class HostileError(Exception):
    """An error that fails whenever it is asked about itself."""

    def __str__(self):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError

    @property
    def reason(self):
        raise RuntimeError


def make_event(value, offset=0, *, key=b"key", topic="wire", timestamp=0.0):
    """Return what an agent reads of a Faust event."""
    message = SimpleNamespace(
        topic=topic, partition=0, offset=offset, key=key, value=value,
        timestamp=timestamp,
    )  # fmt: skip
    return SimpleNamespace(message=message)


def make_metrics():
    """Return the registry and the desk's metrics in it."""
    registry = CollectorRegistry()
    return registry, build(registry, role="desk")
