"""
Send traces with OpenTelemetry's protocol (OTLP over HTTP).

The SDK is in the extra ``copydesk[otel]``; import this module only if it is
installed. Spans are built here and not with the SDK's tracer, because the
SDK draws random ids and ours must equal those in ``traceparent``.
"""

import threading

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
CLOSE_WITHIN = 3.0
"""Seconds for the spans that are queued when a worker stops."""
SAMPLED = TraceFlags(TraceFlags.SAMPLED)


class OtlpTracer:
    """
    Sends spans in batches from a separate thread.

    Args:
        endpoint: address of a collector, ``http://HOST:4318``.
        role: role of the worker, for ``service.name``.
    """

    def __init__(self, endpoint: str, role: str) -> None:
        self._resource = Resource.create({"service.name": f"copydesk-{role}"})
        self._spans = BatchSpanProcessor(
            OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
        )

    def record(self, span: SpanRecord) -> None:
        """Queue a span; the SDK drops it if the queue is full."""
        self._spans.on_end(_sdk_span(span, self._resource))

    def close(self) -> None:
        """
        Send the queued spans, within 3 s.

        The SDK does not keep to such a limit (opentelemetry-python issue
        4568): without a collector a worker took 15 s to stop.
        """
        closing = threading.Thread(target=self._send_queued, daemon=True)
        closing.start()
        closing.join(CLOSE_WITHIN)

    def _send_queued(self) -> None:
        self._spans.force_flush()
        self._spans.shutdown()  # type: ignore[no-untyped-call]


def _sdk_span(span: SpanRecord, resource: Resource) -> ReadableSpan:
    parent = span.parent_step
    return ReadableSpan(
        name=span.name,
        context=_context(span.source, span.name),
        parent=_context(span.source, parent) if parent else None,
        resource=resource,
        attributes={"copydesk.source": span.source, **span.attributes},
        status=Status(StatusCode.ERROR, span.error)
        if span.error
        else Status(StatusCode.UNSET),
        start_time=int(span.began * NANO),
        end_time=int(span.ended * NANO),
    )


def _context(source: str, step: str) -> SpanContext:
    return SpanContext(
        trace_id=int(trace_id(source), 16),
        span_id=int(span_id(source, step), 16),
        is_remote=False,
        trace_flags=SAMPLED,
    )
