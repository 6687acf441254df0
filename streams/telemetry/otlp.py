"""
Traces by OpenTelemetry's protocol (OTLP over HTTP), where it is asked for.

The SDK comes with ``copydesk[otel]`` and is imported only then. Its spans
are made here as values and not by its own tracer, which would draw random
ids: ours are those of the records' ``traceparent``.
"""

from opentelemetry.exporter.otlp.proto.http.trace_exporter import (
    OTLPSpanExporter,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanContext, TraceFlags
from opentelemetry.trace.status import Status, StatusCode

from streams.telemetry.spans import SpanRecord, span_id, trace_id

__all__ = ["OtlpTracer"]

NANO = 1_000_000_000
CLOSE_WITHIN_MS = 3000
SAMPLED = TraceFlags(TraceFlags.SAMPLED)


class OtlpTracer:
    """
    Sends steps as spans, in batches, from a thread of its own.

    Args:
        endpoint: of a collector, ``http://HOST:4318``.
        role: the worker's, for ``service.name``.
    """

    def __init__(self, endpoint: str, role: str) -> None:
        self._resource = Resource.create({"service.name": f"copydesk-{role}"})
        self._spans = BatchSpanProcessor(
            OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
        )

    def tell(self, step: SpanRecord) -> None:
        """Queue one step; a full queue drops the newest (the SDK's rule)."""
        self._spans.on_end(_span(step, self._resource))

    def close(self) -> None:
        """Send what is queued."""
        self._spans.force_flush(CLOSE_WITHIN_MS)
        self._spans.shutdown()  # type: ignore[no-untyped-call]


def _span(step: SpanRecord, resource: Resource) -> ReadableSpan:
    return ReadableSpan(
        name=step.name,
        context=_context(step.source, step.name),
        parent=_context(step.source, step.before) if step.before else None,
        resource=resource,
        attributes={"copydesk.source": step.source, **step.attributes},
        status=Status(StatusCode.ERROR, step.error)
        if step.error
        else Status(StatusCode.UNSET),
        start_time=int(step.began * NANO),
        end_time=int(step.ended * NANO),
    )


def _context(source: str, step: str) -> SpanContext:
    return SpanContext(
        trace_id=int(trace_id(source), 16),
        span_id=int(span_id(source, step), 16),
        is_remote=False,
        trace_flags=SAMPLED,
    )
