"""
One raw record, one trace: its identity and its steps, as values.

Trace and span are named by the raw record's place on ``wire.raw`` and by
the step, so they are the same at every repeat and at a replay. The header
``traceparent`` is that of W3C Trace Context, level 1.
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

PARENT_STEP = {CLEAN: POLL, DEDUPE: CLEAN, ENRICH: DEDUPE}


def trace_id(source: str) -> str:
    """Return the trace of a raw record, ``topic-partition:offset``, in hex."""
    return xxhash.xxh3_128_hexdigest(source.encode())


def span_id(source: str, step: str) -> str:
    """Return the span of one step of a raw record's trace, in hex."""
    return xxhash.xxh3_64_hexdigest(f"{source} {step}".encode())


def traceparent(source: str, step: str) -> str:
    """Return the header of a record that a step wrote; always sampled."""
    return f"00-{trace_id(source)}-{span_id(source, step)}-01"


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """
    One step of one raw record, done.

    Attributes:
        name: one of `POLL`, `CLEAN`, `DEDUPE`, `ENRICH`.
        source: the raw record, ``topic-partition:offset``.
        began: Unix time, seconds.
        ended: Unix time, seconds.
        attributes: such as the item's uri.
        error: the dead letter's reason, if it ended as one.
    """

    name: str
    source: str
    began: float
    ended: float
    attributes: Mapping[str, str] = field(default_factory=dict)
    error: str = ""

    @property
    def before(self) -> str:
        """Return the step that it followed; none before the poll."""
        return PARENT_STEP.get(self.name, "")


class Tracer(Protocol):
    """Where steps are told."""

    def tell(self, step: SpanRecord) -> None:
        """Take one step; never raises and never waits."""

    def close(self) -> None:
        """Send what is still to be sent; waits for seconds at most."""


class NullTracer:
    """The tracer of a deployment that traces nothing."""

    def tell(self, step: SpanRecord) -> None:
        """Forget it."""

    def close(self) -> None:
        """Do nothing."""
