"""
TLS and SASL: how every Kafka client logs in.

`streams.runtime.credentials` converts these options for a Faust app.
"""

import ssl
from pathlib import Path
from typing import Any, NoReturn

from streams.config.secrets import SecretError, look_up
from streams.config.settings import Settings, SettingsError

__all__ = ["options"]


def options(settings: Settings) -> dict[str, Any]:
    """
    Return the keyword arguments for an aiokafka client.

    Raises:
        SettingsError: a secret or a file does not exist or is invalid.
    """
    protocol = settings.kafka_security_protocol
    arguments: dict[str, Any] = {"security_protocol": protocol}
    if protocol.endswith("SSL"):
        arguments["ssl_context"] = _ssl_context(settings)
    if protocol.startswith("SASL"):
        arguments["sasl_mechanism"] = settings.kafka_sasl_mechanism
        arguments["sasl_plain_username"] = settings.kafka_user
        arguments["sasl_plain_password"] = _secret(
            "KAFKA_PASSWORD", settings.kafka_password
        )
    return arguments


def _ssl_context(settings: Settings) -> ssl.SSLContext:
    """Return a context that verifies brokers and holds our certificate."""
    authority = settings.kafka_ca_file
    try:
        context = ssl.create_default_context(
            cafile=None if authority == Path() else str(authority)
        )
    except OSError as error:  # includes SSLError
        _reject("KAFKA_CA_FILE", authority, error)
    if settings.kafka_cert_file != Path():
        _load_certificate(context, settings)
    return context


def _load_certificate(context: ssl.SSLContext, settings: Settings) -> None:
    """Load our certificate; OpenSSL must not ask for a password."""
    reference = settings.kafka_key_password
    password = _secret("KAFKA_KEY_PASSWORD", reference) if reference else ""
    key = settings.kafka_key_file
    try:
        context.load_cert_chain(
            settings.kafka_cert_file,
            None if key == Path() else key,
            lambda: password,
        )
    except OSError as error:
        files = f"{settings.kafka_cert_file}, {key}"
        _reject("KAFKA_CERT_FILE and KAFKA_KEY_FILE", files, error)


def _secret(name: str, reference: str) -> str:
    try:
        return look_up(reference)
    except SecretError as error:
        raise SettingsError((f"COPYDESK_{name}: {error}",)) from error


def _reject(name: str, files: object, error: OSError) -> NoReturn:
    reason = error.strerror or type(error).__name__
    sentence = f"COPYDESK_{name}: {files} cannot be used: {reason}"
    raise SettingsError((sentence,)) from error
