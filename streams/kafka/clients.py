"""
Admin client, consumer and producer for use outside a Faust app.

Connection and authorization failures become a `ClusterError` with one
sentence that a command can print.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
)
from typing import Literal, Protocol, TypeVar

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
    "group_client",
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
    """The interface that the three clients share."""

    async def start(self) -> None: ...


ClientT = TypeVar("ClientT", bound=_Client)


class ClusterError(Exception):
    """The cluster is unreachable, refuses the client or is set up wrongly."""


def admin_client(
    settings: Settings,
) -> AbstractAsyncContextManager[AIOKafkaAdminClient]:
    """
    Return a started admin client as a context manager.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
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
    Return a started consumer without a group and without partitions.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    client = AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
        **options(settings),
    )
    return _open(client, client.stop, settings)


def group_client(
    settings: Settings, group: str, start: Literal["earliest", "latest"]
) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """
    Return a started consumer of a group; it commits only when asked.

    Args:
        start: where a group begins that has committed nothing.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    client = AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset=start,
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
        session_timeout_ms=int(settings.session_timeout * 1000),
        rebalance_timeout_ms=int(settings.rebalance_timeout * 1000),
        **options(settings),
    )
    return _open(client, client.stop, settings)


def producer_client(
    settings: Settings,
) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """
    Return a started producer that waits for the acks of all replicas.

    Raises:
        ClusterError: no broker answers, or it refuses the client.
    """
    client = AIOKafkaProducer(
        bootstrap_servers=settings.broker,
        acks="all",
        max_request_size=MAX_MESSAGE_BYTES,
        **options(settings),
    )
    return _open(client, client.stop, settings)


def describe_authorization_error(error: KafkaError, settings: Settings) -> str:
    """Return one sentence that says which right is missing, and to what."""
    kind = type(error).__name__.partition("Authorization")[0].lower()
    detail = error.args[0] if error.args else ""
    names = detail if isinstance(detail, str) else ", ".join(sorted(detail))
    subject = (
        f"the user {settings.kafka_user} lacks"
        if settings.kafka_user
        else "we lack"
    )
    return f"{subject} a right to the {kind} {names}".rstrip()


@asynccontextmanager
async def _open(
    client: ClientT, close: Callable[[], Awaitable[None]], settings: Settings
) -> AsyncIterator[ClientT]:
    """Start a client, yield it, and close it in every case."""
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
    Return one sentence that says why no client can be started.

    aiokafka reports a refused login, a bad certificate and an unreachable
    broker with the same error ("Unable to bootstrap"). Therefore this opens
    one more connection and looks at its error.
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
            f"the broker at {address} closed the connection: does it use "
            f"{settings.kafka_security_protocol} and trust our certificate?"
        )
    except KafkaError as error:
        texts = [text for text in error.args if isinstance(text, str)]
        reason = texts[0] if texts else type(error).__name__
        return f"{address} refuses the user {settings.kafka_user}: {reason}"
    except socket.gaierror:
        return f"no Kafka broker answers at {address}: {host} has no address"
    except (OSError, TimeoutError):
        return f"no Kafka broker answers at {address}"
    connection.close()
    return f"the broker at {address} answers but returns no cluster metadata"
