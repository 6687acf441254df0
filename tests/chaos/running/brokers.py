"""The broker of a trial: one Kafka behind a proxy, or a cluster of three."""

import asyncio
import re
import time
from pathlib import Path
from typing import Protocol

from aiokafka.admin import AIOKafkaAdminClient

from streams.local.embedded_broker import free_port
from tests.chaos.running.tcp_proxy import TcpProxy
from tests.kafka.broker import RealKafka

__all__ = ["Broker", "Brokers", "Cluster", "ProxiedKafka"]

# The second listener is for clients that reach the broker by the proxy only.
PROXIED = """
listeners=PLAINTEXT://127.0.0.1:{{port}},CONTROLLER://127.0.0.1:{{controller}},\
PROXIED://127.0.0.1:{inner}
advertised.listeners=PLAINTEXT://127.0.0.1:{{port}},\
PROXIED://127.0.0.1:{proxy}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,\
PROXIED:PLAINTEXT
"""
REPLICATED = """
min.insync.replicas=2
default.replication.factor=3
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
"""
FURTHER = """
process.roles=broker
node.id={number}
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{{port}}
advertised.listeners=PLAINTEXT://127.0.0.1:{{port}}
"""


class Broker(Protocol):
    """A broker that can be killed, and launched with the same data."""

    def kill(self) -> None:
        """Kill it (``kill -9``)."""

    def launch(self) -> None:
        """Start it, without a wait; in the main thread."""

    def wait_until_ready(self) -> None:
        """Wait for its port."""


class Brokers(Protocol):
    """
    What a trial runs on.

    Attributes:
        address: for the tests, and for most workers.
        addresses: for the workers, in their order; the last for all further.
        nodes: the brokers, of which faults kill the later ones first.
    """

    address: str
    addresses: tuple[str, ...]
    nodes: tuple[Broker, ...]

    def start(self) -> None:
        """Start all brokers and wait for them."""

    def close(self) -> None:
        """Stop all brokers and remove their data."""


class ProxiedKafka:
    """
    One Kafka; the first worker reaches it through a proxy.

    Attributes:
        proxy: the first worker's network.
    """

    def __init__(self) -> None:
        inner = free_port()
        self.proxy = TcpProxy(inner)
        self.proxy.start()
        kafka = RealKafka(PROXIED.format(inner=inner, proxy=self.proxy.port))
        self.nodes: tuple[Broker, ...] = (kafka,)
        self._kafka = kafka
        self.address = kafka.address
        self.addresses: tuple[str, ...] = (
            f"127.0.0.1:{self.proxy.port}",
            kafka.address,
        )

    def start(self) -> None:
        """Start Kafka and wait for it."""
        self._kafka.start()

    def close(self) -> None:
        """Stop Kafka, remove its data, close the proxy."""
        self._kafka.close()
        self.proxy.close()


class Cluster:
    """
    Three brokers; each record is on all, and two must have it.

    The first is also the controller. Faults never kill it.
    """

    def __init__(self) -> None:
        first = RealKafka(REPLICATED)
        controller = _controller_port(first)
        further = [
            RealKafka(
                REPLICATED
                + FURTHER.format(number=number, controller=controller)
            )
            for number in (2, 3)
        ]
        self._brokers = (first, *further)
        self.nodes: tuple[Broker, ...] = self._brokers
        self.address = ",".join(broker.address for broker in self._brokers)
        self.addresses: tuple[str, ...] = (self.address,)

    def start(self) -> None:
        """Start all brokers and wait for them."""
        for broker in self._brokers:
            broker.launch()
        for broker in self._brokers:
            broker.wait_until_ready()
        asyncio.run(_wait_until_joined(self.address, len(self._brokers)))

    def close(self) -> None:
        """Stop all brokers and remove their data."""
        for broker in reversed(self._brokers):
            broker.close()


def _controller_port(broker: RealKafka) -> str:
    path: Path = broker.directory / "server.properties"
    found = re.search(r"CONTROLLER://127\.0\.0\.1:(\d+)", path.read_text())
    assert found is not None
    return found[1]


async def _wait_until_joined(address: str, count: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        client = AIOKafkaAdminClient(bootstrap_servers=address)
        await client.start()
        try:
            cluster = await client.describe_cluster()
        finally:
            await client.close()
        if len(cluster["brokers"]) >= count:
            return
        assert time.monotonic() < deadline, cluster
        await asyncio.sleep(0.5)
