"""A producer, events and errors for the tests of the desk's agents."""

from types import SimpleNamespace

import msgspec
from prometheus_client import CollectorRegistry

from streams.kafka.topics import DEADLETTERS, OUTCOMES
from streams.telemetry.metrics import build

__all__ = [
    "HostileError",
    "RecordingProducer",
    "RecordingTracer",
    "make_event",
    "make_metrics",
]


class RecordingProducer:
    """
    Keeps the records it is given.

    Args:
        refused: topics whose records raise, as if they were too large.
    """

    def __init__(self, *refused):
        self.refused = refused
        self.sent = []

    async def enqueue(self, records):
        records = list(records)
        for record in records:
            if record.topic in self.refused:
                msg = f"{record.topic.name}: too large"
                raise ValueError(msg)
        self.sent.extend(records)

    def on(self, topic):
        """Return the sent values of one topic, decoded."""
        return [
            msgspec.json.decode(record.value)
            for record in self.sent
            if record.topic == topic
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
