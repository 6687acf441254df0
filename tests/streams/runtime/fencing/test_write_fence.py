"""No produce request leaves without a valid lease, whatever waits for it."""

import asyncio
import socket
from types import SimpleNamespace

import faust
import pytest
from aiokafka.client import AIOKafkaClient
from aiokafka.consumer.group_coordinator import GroupCoordinator
from aiokafka.errors import NodeNotReadyError, NoError
from aiokafka.protocol.group import (
    HeartbeatRequest,
    JoinGroupRequest,
    SyncGroupRequest,
)
from aiokafka.protocol.produce import ProduceRequest
from faust.transport.drivers import aiokafka as faust_kafka

from streams import clock
from streams.config.settings import Settings
from streams.runtime.fencing.lease import Lease
from streams.runtime.fencing.write_fence import (
    GROUP_REQUESTS,
    WriteFence,
    install_fence,
)

PRODUCE, METADATA, HEARTBEAT, SYNC = 0, 3, 12, 14
SESSION = 10.0
UNKNOWN_MEMBER = 25


class Client:
    """
    The client below a producer, with one real connection.

    Attributes:
        is_ready: whether the broker can be reached.
    """

    def __init__(self, writer):
        self.is_ready = True
        self.connection = SimpleNamespace(_writer=writer, _requests=[])
        self._conns = {(1, 0): self.connection}

    async def ready(self, _node):
        return self.is_ready

    async def send(self, _node, request):
        key = request.API_KEY.to_bytes(2, "big")
        data = key + request.body
        size = len(data).to_bytes(4, "big")
        self.connection._requests.append(request)
        self.connection._writer.write(size + data)
        return "sent"


def request(api_key, body=b"body"):
    return SimpleNamespace(API_KEY=api_key, body=body)


@pytest.fixture
async def connection():
    """Return a writer, and the socket at its other end."""
    ours, theirs = socket.socketpair()
    _, writer = await asyncio.open_connection(sock=ours)
    yield writer, theirs
    writer.close()
    theirs.close()


@pytest.fixture
def fence(restarts):
    return WriteFence(Lease(SESSION, SESSION), restarts.append)


@pytest.fixture
def restarts():
    return []


@pytest.fixture
async def client(fence, connection):
    """Return a client that the fence guards."""
    client = Client(connection[0])
    loop = asyncio.get_running_loop()
    selector = loop._selector
    create = SimpleNamespace(
        _new_producer=lambda: SimpleNamespace(client=client)
    )
    fence.guard_faust_producer(lambda: create)
    create._new_producer()
    yield client
    loop._selector = selector


async def ask(fence, api_key, error=0):
    """Send a request to a coordinator that answers at once."""

    async def send(_request):
        return SimpleNamespace(error_code=error)

    await fence._ask_coordinator(send, request(api_key))


def end(fence, seconds_ago=SESSION):
    """Let the last good answer be so long ago."""
    sent = clock.seconds_since_boot() - seconds_ago
    fence.lease.note("sync", NoError, sent)


def received(theirs):
    theirs.settimeout(0.1)
    try:
        return theirs.recv(1000)
    except TimeoutError:
        return b""
    except ConnectionError:
        return b"reset"


async def test_send_with_valid_lease_writes(fence, client, connection):
    await ask(fence, SYNC)

    assert await client.send(1, request(PRODUCE)) == "sent"
    assert received(connection[1]).endswith(b"body")


async def test_send_without_lease_waits_for_its_renewal(
    fence, client, connection
):
    end(fence)
    sending = asyncio.create_task(client.send(1, request(PRODUCE)))
    await asyncio.sleep(0.1)
    assert received(connection[1]) == b""

    await ask(fence, HEARTBEAT)

    assert await sending == "sent"
    assert received(connection[1]).endswith(b"body")


async def test_send_other_request_needs_no_lease(fence, client, connection):
    end(fence)

    assert await client.send(1, request(METADATA)) == "sent"
    assert received(connection[1]).endswith(b"body")


async def test_send_to_broker_that_is_away_raises(fence, client):
    await ask(fence, SYNC)
    client.is_ready = False

    with pytest.raises(NodeNotReadyError):
        await client.send(1, request(PRODUCE))


async def test_write_after_lease_raises(fence, client, connection):
    await ask(fence, SYNC)
    await client.send(1, request(PRODUCE, b"first"))
    end(fence)

    # As if the process had been stopped after the fence was passed.
    with pytest.raises(ConnectionError):
        connection[0].write(b"\0\0\0\7\0\0later")
    connection[0].write(b"\0\0\0\7\0\3other")

    assert received(connection[1]).endswith(b"other")


async def test_buffered_bytes_after_lease_never_leave(
    fence, client, connection
):
    writer, theirs = connection
    body = bytes(5_000_000)
    await ask(fence, SYNC)
    await client.send(1, request(PRODUCE, body))
    assert writer.transport.get_write_buffer_size()

    end(fence)
    arrived = 0
    while chunk := await asyncio.to_thread(theirs.recv, 1 << 20):
        arrived += len(chunk)
        await asyncio.sleep(0)

    assert arrived < len(body)
    assert writer.transport.is_closing()


async def test_idle_connection_after_lease_stays_open(
    fence, client, connection
):
    await ask(fence, SYNC)
    await client.send(1, request(PRODUCE))
    client.connection._requests.clear()
    end(fence)
    await asyncio.sleep(0.01)

    assert not connection[0].transport.is_closing()


async def test_member_removed_restarts_the_worker(fence, restarts):
    await ask(fence, SYNC)
    await ask(fence, HEARTBEAT)
    assert restarts == []

    await ask(fence, HEARTBEAT, UNKNOWN_MEMBER)

    assert restarts == ["the group has removed this worker"]
    assert not fence.is_valid()


def test_install_fence_in_unknown_version_raises():
    app = SimpleNamespace(_new_consumer=lambda: None)

    with pytest.raises(AttributeError, match="_new_producer"):
        install_fence(app, Settings())


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (faust.App, "_new_consumer"),
        (faust.App, "_new_producer"),
        (faust_kafka.AIOKafkaConsumerThread, "_create_consumer"),
        (faust_kafka.Producer, "_new_producer"),
        (GroupCoordinator, "_send_req"),
        (AIOKafkaClient, "send"),
        (AIOKafkaClient, "ready"),
    ],
)
def test_installed_versions_have_the_wrapped_methods(owner, name):
    assert callable(getattr(owner, name))


@pytest.mark.parametrize(
    ("request_class", "kind"),
    [
        (JoinGroupRequest, "join"),
        (SyncGroupRequest, "sync"),
        (HeartbeatRequest, "heartbeat"),
    ],
)
def test_api_keys_are_those_of_the_protocol(request_class, kind):
    assert GROUP_REQUESTS[request_class.API_KEY] == kind


def test_produce_request_has_the_api_key_that_waits():
    assert ProduceRequest.API_KEY == PRODUCE
