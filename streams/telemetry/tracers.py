"""The tracer that the settings choose."""

from streams.config.settings import Settings, SettingsError
from streams.telemetry.spans import NullTracer, Tracer

__all__ = ["make_tracer"]


def make_tracer(settings: Settings, role: str) -> Tracer:
    """
    Return the tracer that the settings name.

    Raises:
        SettingsError: the extra ``otel`` is not installed.
    """
    if not settings.otlp_endpoint:
        return NullTracer()
    try:
        from streams.telemetry.otlp import OtlpTracer  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        sentence = "COPYDESK_OTLP_ENDPOINT needs copydesk[otel] installed"
        raise SettingsError((sentence,)) from error
    return OtlpTracer(settings.otlp_endpoint, role)
