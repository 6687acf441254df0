import time

import pytest

from streams.local.embedded_broker import free_port
from streams.telemetry.otlp import CLOSE_WITHIN, OtlpTracer
from streams.telemetry.spans import SpanRecord


@pytest.mark.slow
def test_close_without_collector_does_not_delay_the_stop_of_a_worker():
    """The SDK ignores its limits: it took 10 s for each batch."""
    tracer = OtlpTracer(f"http://127.0.0.1:{free_port()}", "desk")
    tracer.record(SpanRecord("clean", "wire.raw-0:1", 1.0, 2.0))
    begun = time.monotonic()

    tracer.close()

    assert time.monotonic() - begun < CLOSE_WITHIN + 1
