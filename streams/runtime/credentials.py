"""
How a Faust app logs in to Kafka.

This is separate from `streams.kafka.security` because importing Faust takes
half a second, and commands that only read or write topics do not need it.
"""

from faust.auth import Credentials, SASLCredentials, SSLCredentials

from streams.config.settings import Settings
from streams.kafka.security import options

__all__ = ["credentials"]


def credentials(settings: Settings) -> Credentials | None:
    """
    Return the credentials of a Faust app; None without TLS and SASL.

    Raises:
        SettingsError: as `options`.
    """
    arguments = options(settings)
    context = arguments.get("ssl_context")
    if settings.kafka_security_protocol.startswith("SASL"):
        return SASLCredentials(
            username=arguments["sasl_plain_username"],
            password=arguments["sasl_plain_password"],
            mechanism=arguments["sasl_mechanism"],
            ssl_context=context,
        )
    return SSLCredentials(context) if context else None
