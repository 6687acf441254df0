"""Failures of Kafka clients become one sentence; tests/kafka has a broker."""

import asyncio
import ssl
from contextlib import asynccontextmanager

import pytest
import trustme
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    KafkaTimeoutError,
    TopicAuthorizationFailedError,
)

from streams.config.settings import Settings
from streams.kafka.clients import (
    ClusterError,
    _open,
    admin_client,
    consumer_client,
    describe_authorization_error,
    producer_client,
)
from streams.local.embedded_broker import free_port

ANONYMOUS = Settings()
DESK = Settings(kafka_user="desk")


class Client:
    """A client without connection."""

    def __init__(self):
        self.calls = []

    async def start(self):
        self.calls.append("start")

    async def close(self):
        self.calls.append("close")


@asynccontextmanager
async def closing_server(context=None):
    """Yield the address of a server that closes every connection at once."""

    async def close(_reader, writer):
        writer.close()

    server = await asyncio.start_server(close, "127.0.0.1", 0, ssl=context)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"127.0.0.1:{port}"


async def test_client_of_a_name_without_an_address_names_it():
    settings = Settings(broker="no-such-host.invalid:9092")

    with pytest.raises(ClusterError) as caught:
        async with admin_client(settings):
            pass

    assert str(caught.value) == (
        f"no Kafka broker answers at {settings.broker}: "
        "no-such-host.invalid has no address"
    )


@pytest.mark.parametrize(
    "open_client", [admin_client, consumer_client, producer_client]
)
async def test_client_without_broker_raises_cluster_error(open_client):
    settings = Settings(broker=f"127.0.0.1:{free_port()}")

    with pytest.raises(ClusterError) as caught:
        async with open_client(settings):
            pass

    assert str(caught.value) == (
        f"no Kafka broker answers at {settings.broker}"
    )


async def test_client_closed_connection_names_protocol():
    async with closing_server() as address:
        settings = Settings(broker=address)

        with pytest.raises(ClusterError) as caught:
            async with admin_client(settings):
                pass

    assert str(caught.value) == (
        f"the broker at {address} closed the connection: does it use "
        "PLAINTEXT and trust our certificate?"
    )


async def test_client_unknown_authority_names_certificate(tmp_path):
    authority, stranger = trustme.CA(), trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    stranger.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")

    async with closing_server(context) as address:
        settings = Settings(
            broker=address,
            kafka_security_protocol="SSL",
            kafka_ca_file=tmp_path / "ca.pem",
        )

        with pytest.raises(ClusterError) as caught:
            async with admin_client(settings):
                pass

    assert str(caught.value).startswith(
        f"the certificate of {address} is bad: "
    )


@pytest.mark.parametrize(
    ("error", "settings", "sentence"),
    [
        (TopicAuthorizationFailedError("wire.raw"), ANONYMOUS,
         "we lack a right to the topic wire.raw"),
        (TopicAuthorizationFailedError("wire.raw"), DESK,
         "the user desk lacks a right to the topic wire.raw"),
        (TopicAuthorizationFailedError({"wire.raw", "wire.clean"}), DESK,
         "the user desk lacks a right to the topic wire.clean, wire.raw"),
        (GroupAuthorizationFailedError("wire.desk"), DESK,
         "the user desk lacks a right to the group wire.desk"),
        (ClusterAuthorizationFailedError(), DESK,
         "the user desk lacks a right to the cluster"),
    ],
)  # fmt: skip
def test_describe_authorization_error_names_user_and_resource(
    error, settings, sentence
):
    assert describe_authorization_error(error, settings) == sentence


async def use(client, error):
    """Open a client, and raise an error while it is open."""
    async with _open(client, client.close, DESK):
        raise error


async def test_open_client_authorization_error_becomes_cluster_error():
    client, error = Client(), TopicAuthorizationFailedError("wire.raw")

    with pytest.raises(ClusterError, match="the user desk lacks") as caught:
        await use(client, error)

    assert caught.value.__cause__ is error
    assert client.calls == ["start", "close"]


async def test_open_client_other_error_is_not_translated():
    client, error = Client(), KafkaTimeoutError("slow")

    with pytest.raises(KafkaTimeoutError) as caught:
        await use(client, error)

    assert caught.value is error
    assert client.calls == ["start", "close"]
