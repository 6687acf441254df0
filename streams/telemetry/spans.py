"""
Traces: one trace for each raw record, one span for each step.

Trace id and span id are hashes of the raw record's offset and of the step.
Thus they are the same when the record is processed again. The header
``traceparent`` follows W3C Trace Context, level 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import xxhash

__all__ = [
    "CLEAN",
    "DEDUPE",
    "ENRICH",
    "POLL",
    "STORIES",
    "NullTracer",
    "SpanRecord",
    "Tracer",
    "span_id",
    "trace_id",
    "traceparent",
]

POLL = "poller"
CLEAN = "desk clean"
DEDUPE = "desk dedupe"
ENRICH = "desk enrich"
STORIES = "desk stories"

PARENT_STEP = {CLEAN: POLL, DEDUPE: CLEAN, ENRICH: DEDUPE, STORIES: DEDUPE}


def trace_id(source: str) -> str:
    """Return the trace id, in hex, of a raw ``topic-partition:offset``."""
    return xxhash.xxh3_128_hexdigest(source.encode())


def span_id(source: str, step: str) -> str:
    """Return the span id, in hex, of one step of a raw record's trace."""
    return xxhash.xxh3_64_hexdigest(f"{source} {step}".encode())


def traceparent(source: str, step: str) -> str:
    """Return the header of a record written by a step; always sampled."""
    return f"00-{trace_id(source)}-{span_id(source, step)}-01"


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """
    One finished step of one raw record.

    Attributes:
        name: one of `POLL`, `CLEAN`, `DEDUPE`, `ENRICH`, `STORIES`.
        source: the raw record, ``topic-partition:offset``.
        began: Unix time, seconds.
        ended: Unix time, seconds.
        attributes: for example the uri of the item.
        error: the reason of the dead letter; empty on success.
    """

    name: str
    source: str
    began: float
    ended: float
    attributes: Mapping[str, str] = field(default_factory=dict)
    error: str = ""

    @property
    def parent_step(self) -> str:
        """Return the name of the step before it; empty for the poll."""
        return PARENT_STEP.get(self.name, "")


class Tracer(Protocol):
    """Records spans."""

    def record(self, span: SpanRecord) -> None:
        """Record a span; never raises and never waits."""

    def close(self) -> None:
        """Send all queued spans; waits at most a few seconds."""


class NullTracer:
    """The tracer of a deployment without tracing."""

    def record(self, span: SpanRecord) -> None:
        """Ignore the span."""

    def close(self) -> None:
        """Do nothing."""
