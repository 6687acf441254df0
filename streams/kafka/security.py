"""
Kafka's TLS and SASL: one place says how every client of ours logs in.

What a Faust app wants of it is in `streams.runtime.credentials`.
"""

import ssl
from pathlib import Path
from typing import Any, NoReturn

from streams.config.secrets import SecretError, look_up
from streams.config.settings import Settings, SettingsError

__all__ = ["options"]


def options(settings: Settings) -> dict[str, Any]:
    """
    Return an aiokafka client's keyword arguments.

    Raises:
        SettingsError: a secret or a file leads nowhere, or is none.
    """
    protocol = settings.kafka_security_protocol
    found: dict[str, Any] = {"security_protocol": protocol}
    if protocol.endswith("SSL"):
        found["ssl_context"] = _context(settings)
    if protocol.startswith("SASL"):
        found["sasl_mechanism"] = settings.kafka_sasl_mechanism
        found["sasl_plain_username"] = settings.kafka_user
        found["sasl_plain_password"] = _secret(
            "KAFKA_PASSWORD", settings.kafka_password
        )
    return found


def _context(settings: Settings) -> ssl.SSLContext:
    """Return what checks the brokers, and shows them who we are."""
    authority = settings.kafka_ca_file
    try:
        context = ssl.create_default_context(
            cafile=None if authority == Path() else str(authority)
        )
    except OSError as error:  # an SSLError is one
        _refuse("KAFKA_CA_FILE", authority, error)
    if settings.kafka_cert_file != Path():
        _show(context, settings)
    return context


def _show(context: ssl.SSLContext, settings: Settings) -> None:
    """Load our own certificate; OpenSSL must never ask a terminal."""
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
        _refuse("KAFKA_CERT_FILE and KAFKA_KEY_FILE", files, error)


def _secret(name: str, reference: str) -> str:
    try:
        return look_up(reference)
    except SecretError as error:
        raise SettingsError((f"COPYDESK_{name}: {error}",)) from error


def _refuse(name: str, files: object, error: OSError) -> NoReturn:
    said = error.strerror or type(error).__name__
    sentence = f"COPYDESK_{name}: {files} cannot be used: {said}"
    raise SettingsError((sentence,)) from error
