"""Which tracer a deployment asked for."""

import importlib

from streams.config.settings import Settings, SettingsError
from streams.telemetry.spans import NullTracer, Tracer

__all__ = ["make_tracer"]


def make_tracer(settings: Settings, role: str) -> Tracer:
    """
    Return the tracer that the settings ask for.

    Raises:
        SettingsError: the extra ``otel`` is not installed.
    """
    if not settings.otlp_endpoint:
        return NullTracer()
    try:
        otlp = importlib.import_module("streams.telemetry.otlp")
    except ModuleNotFoundError as error:
        said = "COPYDESK_OTLP_ENDPOINT needs copydesk[otel] installed"
        raise SettingsError((said,)) from error
    tracer: Tracer = otlp.OtlpTracer(settings.otlp_endpoint, role)
    return tracer
