"""
Every connection of ours to Kafka that is not a Faust app's own.

What goes wrong with it becomes one sentence: `ClusterError`.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
)
from typing import Protocol, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.conn import create_conn
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    KafkaConnectionError,
    KafkaError,
    TopicAuthorizationFailedError,
)

from streams.config.settings import Settings
from streams.kafka.security import options
from streams.kafka.topics import MAX_MESSAGE_BYTES

__all__ = [
    "AUTHORIZATION_ERRORS",
    "ClusterError",
    "admin_client",
    "consumer_client",
    "describe_authorization_error",
    "producer_client",
]

REQUEST_TIMEOUT_MS = 10_000
CONNECT_WITHIN = 10.0
AUTHORIZATION_ERRORS = (
    TopicAuthorizationFailedError,
    GroupAuthorizationFailedError,
    ClusterAuthorizationFailedError,
)


class _Client(Protocol):
    """What the three clients have in common."""

    async def start(self) -> None: ...


C = TypeVar("C", bound=_Client)


class ClusterError(Exception):
    """The cluster is out of reach, or refuses us, or is not as it should."""


def admin_client(
    settings: Settings,
) -> AbstractAsyncContextManager[AIOKafkaAdminClient]:
    """
    Give an admin client.

    Raises:
        ClusterError: no broker answers, or it refuses us.
    """
    client = AIOKafkaAdminClient(
        bootstrap_servers=settings.broker,
        request_timeout_ms=REQUEST_TIMEOUT_MS,
        **options(settings),
    )
    return _open(client, client.close, settings)


def consumer_client(
    settings: Settings,
) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """
    Give a consumer without a group and without partitions.

    Raises:
        ClusterError: no broker answers, or it refuses us.
    """
    client = AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
        **options(settings),
    )
    return _open(client, client.stop, settings)


def producer_client(
    settings: Settings,
) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """
    Give a producer whose sends are acknowledged by all replicas.

    Raises:
        ClusterError: no broker answers, or it refuses us.
    """
    client = AIOKafkaProducer(
        bootstrap_servers=settings.broker,
        acks="all",
        max_request_size=MAX_MESSAGE_BYTES,
        **options(settings),
    )
    return _open(client, client.stop, settings)


def describe_authorization_error(error: KafkaError, settings: Settings) -> str:
    """Return what we may not do, in one sentence."""
    kind = type(error).__name__.partition("Authorization")[0].lower()
    given = error.args[0] if error.args else ""
    named = given if isinstance(given, str) else ", ".join(sorted(given))
    who = f"the user {settings.kafka_user}" if settings.kafka_user else "we"
    verb = "lacks" if settings.kafka_user else "lack"
    return f"{who} {verb} a right to the {kind} {named}".rstrip()


@asynccontextmanager
async def _open(
    client: C, close: Callable[[], Awaitable[None]], settings: Settings
) -> AsyncIterator[C]:
    """Start a client, lend it, and close it whatever happens."""
    try:
        await _start(client, settings)
        with _translate_errors(settings):
            yield client
    finally:
        await close()


@contextmanager
def _translate_errors(settings: Settings) -> Iterator[None]:
    try:
        yield
    except AUTHORIZATION_ERRORS as error:
        raise ClusterError(
            describe_authorization_error(error, settings)
        ) from error


async def _start(client: _Client, settings: Settings) -> None:
    try:
        async with asyncio.timeout(CONNECT_WITHIN):
            await client.start()
    except (KafkaError, OSError, TimeoutError) as error:
        raise ClusterError(await _diagnose_connection(settings)) from error


async def _diagnose_connection(settings: Settings) -> str:
    """
    Say why no client can be started.

    aiokafka tells a refusal, a bad certificate and a broker that is not
    there in one breath ("Unable to bootstrap"), so we ask once more.
    """
    address = settings.broker
    host, _, port = address.partition(",")[0].rpartition(":")
    try:
        connection = await create_conn(
            host, int(port), request_timeout_ms=2000, **options(settings)
        )
    except ssl.SSLCertVerificationError as error:
        return f"the certificate of {address} is bad: {error.verify_message}"
    except (ssl.SSLError, KafkaConnectionError, EOFError):
        return (
            f"the broker at {address} hung up: does it speak "
            f"{settings.kafka_security_protocol}, and know our certificate?"
        )
    except KafkaError as error:
        told = [one for one in error.args if isinstance(one, str)]
        said = told[0] if told else type(error).__name__
        return f"{address} refuses the user {settings.kafka_user}: {said}"
    except (OSError, TimeoutError):
        return f"no Kafka broker answers at {address}"
    connection.close()
    return f"the broker at {address} answers, and tells nothing of its cluster"
