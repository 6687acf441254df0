import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.config.settings import Settings, SettingsError, from_environment
from streams.telemetry.spans import (
    CLEAN,
    DEDUPE,
    ENRICH,
    POLL,
    NullTracer,
    SpanRecord,
    span_id,
    trace_id,
    traceparent,
)
from streams.telemetry.tracers import make_tracer

STEPS = (POLL, CLEAN, DEDUPE, ENRICH)


@given(st.text(), st.sampled_from(STEPS))
def test_the_header_is_that_of_w3c(source, step):
    header = traceparent(source, step)

    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-01", header)
    assert header.split("-")[1:3] == [trace_id(source), span_id(source, step)]


def test_each_step_follows_another():
    order = [SpanRecord(one, "wire.raw-0:1", 0, 1).before for one in STEPS]

    assert order == ["", POLL, CLEAN, DEDUPE]
    assert len({span_id("wire.raw-0:1", one) for one in STEPS}) == 4


def test_nothing_is_traced_unless_it_is_asked_for():
    assert isinstance(make_tracer(Settings(), "desk"), NullTracer)


def test_an_endpoint_is_an_address():
    with pytest.raises(SettingsError, match="an http or https address"):
        from_environment({"COPYDESK_OTLP_ENDPOINT": "localhost:4318"})
