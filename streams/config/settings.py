"""
All settings, read from the environment.

Each setting is one ``COPYDESK_*`` variable (`streams.config.options`).
`from_environment` reports all errors together, so that one attempt is enough
to correct a deployment.
"""

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from streams.config.options import Settings, SettingsError
from streams.config.parsers import SECRET, Parser

__all__ = ["Settings", "SettingsError", "from_environment", "reference"]

VARIABLE_PREFIX = "COPYDESK_"
OTLP_ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
"""OpenTelemetry's standard variable for `Settings.otlp_endpoint`."""
_KAFKA = VARIABLE_PREFIX + "KAFKA_"


def from_environment(
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """
    Read every setting.

    Args:
        environment: used instead of the environment of the process.

    Raises:
        SettingsError: names all problems, including unknown variables.
    """
    source = os.environ if environment is None else environment
    ours = {
        name.removeprefix(VARIABLE_PREFIX).lower(): value
        for name, value in source.items()
        if name.startswith(VARIABLE_PREFIX)
    }
    if source.get(OTLP_ENDPOINT):
        ours.setdefault("otlp_endpoint", source[OTLP_ENDPOINT])
    values: dict[str, Any] = {}
    problems: list[str] = []
    for setting in fields(Settings):
        text = ours.pop(setting.name, None)
        if text is None:
            continue
        parser: Parser[Any] = setting.metadata["parser"]
        try:
            values[setting.name] = parser.parse(text)
        except ValueError:
            name = VARIABLE_PREFIX + setting.name.upper()
            value = "" if parser is SECRET else f"={text!r}"
            problems.append(f"{name}{value} should be {parser.allowed}")
    problems.extend(
        f"{VARIABLE_PREFIX}{name.upper()} is not a setting"
        for name in sorted(ours)
        if name not in _FOR_TESTS
    )
    settings = Settings(**values)
    if problems or (problems := _inconsistencies(settings)):
        raise SettingsError(tuple(problems))
    return settings


def _inconsistencies(settings: Settings) -> list[str]:
    """Return sentences about settings that contradict each other."""
    protocol = f"{_KAFKA}SECURITY_PROTOCOL={settings.kafka_security_protocol}"
    user = settings.kafka_user, settings.kafka_password
    files = [
        name.upper()
        for name in ("kafka_ca_file", "kafka_cert_file", "kafka_key_file")
        if getattr(settings, name) != Path()
    ]
    texts = []
    if "SASL" in settings.kafka_security_protocol:
        if not all(user):
            texts.append(f"{protocol} needs {_KAFKA}USER and {_KAFKA}PASSWORD")
    elif any(user):
        texts.append(
            f"{_KAFKA}USER and {_KAFKA}PASSWORD need SASL, not {protocol}"
        )
    if files and not settings.kafka_security_protocol.endswith("SSL"):
        names = ", ".join(VARIABLE_PREFIX + name for name in files)
        texts.append(f"{names} needs SSL or SASL_SSL, not {protocol}")
    if settings.kafka_cert_file == Path() and (
        settings.kafka_key_file != Path() or settings.kafka_key_password
    ):
        texts.append(f"a key needs {_KAFKA}CERT_FILE")
    if settings.websub_callback and not settings.websub_secret:
        texts.append("COPYDESK_WEBSUB_CALLBACK needs COPYDESK_WEBSUB_SECRET")
    if (settings.public_host, settings.public_port) == (
        settings.web_host,
        settings.web_port,
    ):
        texts.append(
            "COPYDESK_PUBLIC_PORT needs another port or address than "
            "COPYDESK_WEB_PORT"
        )
    return texts


# Read by the test suite and its runner; a worker ignores it.
_FOR_TESTS = frozenset({"corpora", "require_kafka"})


def reference() -> tuple[tuple[str, str, str, str], ...]:
    """Return variable, default, allowed texts, meaning of every setting."""
    return tuple(
        (
            VARIABLE_PREFIX + setting.name.upper(),
            _default_text(setting.default),
            setting.metadata["parser"].allowed,
            setting.metadata["about"],
        )
        for setting in fields(Settings)
    )


def _default_text(default: Any) -> str:
    """Return a default in the syntax of a variable."""
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    return "" if default == Path() else str(default)
