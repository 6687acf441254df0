"""
Brokers as pytest fixtures.

The conftest of a test directory imports those that its tests use.
"""

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from streams.local.embedded_broker import embedded_broker
from tests.kafka.broker import RealKafka, missing_commands
from tests.kafka.schema_registry import RealRegistry
from tests.kafka.workers import Deployment

__all__ = [
    "any_broker",
    "deployment",
    "embedded",
    "embedded_deployment",
    "kafka",
    "kafka_deployment",
    "kafka_needed",
    "own_kafka_deployment",
    "registry",
]


def _is_required() -> bool:
    """Return whether a run without Kafka must fail."""
    return os.environ.get("COPYDESK_REQUIRE_KAFKA", "") == "1"


@pytest.fixture(scope="session")
def kafka_needed() -> None:
    """Skip the tests, or fail them if required, where Kafka cannot run."""
    if commands := missing_commands():
        message = f"a real Kafka needs {commands} (Java 17 and Maven)"
        if _is_required():
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def kafka(kafka_needed: None) -> Iterator[RealKafka]:
    """Start a real Apache Kafka; a test that kills it must restart it."""
    broker = RealKafka()
    try:
        broker.start()
        yield broker
    finally:
        broker.close()


@pytest.fixture(scope="session")
def registry(kafka_needed: None) -> Iterator[RealRegistry]:
    """Start a schema registry; tests share it and use their own prefixes."""
    server = RealRegistry()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def embedded() -> Iterator[str]:
    """Return the bootstrap address of an embedded broker."""
    with embedded_broker() as address:
        yield address


@pytest.fixture(
    params=[
        pytest.param("embedded", marks=pytest.mark.broker),
        pytest.param("kafka", marks=pytest.mark.kafka),
    ]
)
def any_broker(request: pytest.FixtureRequest) -> str:
    """Return the bootstrap address, of each kind of broker in turn."""
    broker = request.getfixturevalue(request.param)
    return broker if isinstance(broker, str) else broker.address


@asynccontextmanager
async def _deployment(
    address: str, request: pytest.FixtureRequest, directory: Path
) -> AsyncIterator[Deployment]:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.removeprefix("test_"))
    deployment = Deployment(address, f"{name.strip('-')}.", directory)
    await deployment.create_topics()
    try:
        yield deployment
    finally:
        await deployment.stop()


@pytest.fixture
async def deployment(
    any_broker: str, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create one test's topics, on each kind of broker in turn."""
    async with _deployment(any_broker, request, tmp_path) as deployment:
        yield deployment


@pytest.fixture
async def embedded_deployment(
    embedded: str, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create one test's topics on the embedded broker."""
    async with _deployment(embedded, request, tmp_path) as deployment:
        yield deployment


@pytest.fixture
async def kafka_deployment(
    kafka: RealKafka, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create one test's topics on a real Kafka."""
    async with _deployment(kafka.address, request, tmp_path) as deployment:
        yield deployment


@pytest.fixture
async def own_kafka_deployment(
    kafka_needed: None, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[tuple[RealKafka, Deployment]]:
    """Create topics on a real Kafka that one test stops or kills."""
    broker = RealKafka()
    try:
        broker.start()
        async with _deployment(
            broker.address, request, tmp_path
        ) as deployment:
            yield broker, deployment
            deployment.kill()
    finally:
        broker.close()
