import subprocess
import sys

from streams.config.settings import Settings
from streams.telemetry.spans import NullTracer
from streams.telemetry.tracers import make_tracer

WITHOUT_EXTRA = """
import sys
sys.modules["opentelemetry"] = None
from streams.config.settings import Settings, SettingsError
from streams.telemetry.tracers import make_tracer
try:
    make_tracer(Settings(otlp_endpoint="http://127.0.0.1:4318"), "desk")
except SettingsError as error:
    print(error)
"""


def test_make_tracer_without_endpoint_traces_nothing():
    assert isinstance(make_tracer(Settings(), "desk"), NullTracer)


def test_make_tracer_without_extra_raises_settings_error():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRA],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == (
        "COPYDESK_OTLP_ENDPOINT needs copydesk[otel] installed\n"
    )
