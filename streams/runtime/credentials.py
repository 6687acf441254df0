"""
What a Faust app logs in to Kafka with.

Apart from `streams.kafka.security`: Faust takes half a second to import, and
the commands that only read or write topics do without it.
"""

from faust.auth import Credentials, SASLCredentials, SSLCredentials

from streams.config.settings import Settings
from streams.kafka.security import options

__all__ = ["credentials"]


def credentials(settings: Settings) -> Credentials | None:
    """
    Return what a Faust app logs in with; None without TLS and SASL.

    Raises:
        SettingsError: as `options`.
    """
    found = options(settings)
    context = found.get("ssl_context")
    if settings.kafka_security_protocol.startswith("SASL"):
        return SASLCredentials(
            username=found["sasl_plain_username"],
            password=found["sasl_plain_password"],
            mechanism=found["sasl_mechanism"],
            ssl_context=context,
        )
    return SSLCredentials(context) if context else None
