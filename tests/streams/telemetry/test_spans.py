import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.config.settings import SettingsError, from_environment
from streams.telemetry.spans import (
    CLEAN,
    DEDUPE,
    ENRICH,
    POLL,
    SpanRecord,
    span_id,
    trace_id,
    traceparent,
)

STEPS = (POLL, CLEAN, DEDUPE, ENRICH)


@given(st.text(), st.sampled_from(STEPS))
def test_traceparent_has_w3c_format(source, step):
    header = traceparent(source, step)

    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-01", header)
    assert header.split("-")[1:3] == [trace_id(source), span_id(source, step)]


def test_span_record_parent_step_is_previous_step():
    parents = [
        SpanRecord(step, "wire.raw-0:1", 0, 1).parent_step for step in STEPS
    ]

    assert parents == ["", POLL, CLEAN, DEDUPE]
    assert len({span_id("wire.raw-0:1", step) for step in STEPS}) == 4


def test_settings_otlp_endpoint_without_scheme_is_refused():
    with pytest.raises(SettingsError, match="an http or https address"):
        from_environment({"COPYDESK_OTLP_ENDPOINT": "localhost:4318"})
