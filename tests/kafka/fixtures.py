"""Brokers as pytest fixtures; a test directory's conftest takes its pick."""

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from streams.local.embedded_broker import embedded_broker
from tests.kafka.broker import RealKafka, missing
from tests.kafka.registry import RealRegistry
from tests.kafka.workers import Deployment

__all__ = [
    "any_broker",
    "deployment",
    "embedded",
    "embedded_deployment",
    "kafka",
    "kafka_deployment",
    "kafka_needed",
    "registry",
]


def _needed() -> bool:
    """Whether a run without Kafka is a failed run."""
    return os.environ.get("COPYDESK_REQUIRE_KAFKA", "") == "1"


@pytest.fixture(scope="session")
def kafka_needed() -> None:
    """Skip where no real Kafka can run, or fail if it has to."""
    if lacking := missing():
        message = f"a real Kafka needs {lacking} (Java 17 and Maven)"
        if _needed():
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def kafka(kafka_needed: None) -> Iterator[RealKafka]:
    """Start a real Apache Kafka; a test that kills it starts it again."""
    broker = RealKafka()
    try:
        broker.start()
        yield broker
    finally:
        broker.close()


@pytest.fixture(scope="session")
def registry(kafka_needed: None) -> Iterator[RealRegistry]:
    """Start a real schema registry; tests share it, under their prefixes."""
    running = RealRegistry()
    try:
        running.start()
        yield running
    finally:
        running.stop()


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
    """Return the bootstrap address of each kind of broker in turn."""
    broker = request.getfixturevalue(request.param)
    return broker if isinstance(broker, str) else broker.address


@asynccontextmanager
async def _running(
    address: str, request: pytest.FixtureRequest, directory: Path
) -> AsyncIterator[Deployment]:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.removeprefix("test_"))
    made = Deployment(address, f"{name.strip('-')}.", directory)
    await made.create_topics()
    try:
        yield made
    finally:
        await made.stop()


@pytest.fixture
async def deployment(
    any_broker: str, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create the topics of a desk of its own on each kind of broker."""
    async with _running(any_broker, request, tmp_path) as made:
        yield made


@pytest.fixture
async def embedded_deployment(
    embedded: str, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create the topics of a desk of its own on the embedded broker."""
    async with _running(embedded, request, tmp_path) as made:
        yield made


@pytest.fixture
async def kafka_deployment(
    kafka: RealKafka, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Deployment]:
    """Create the topics of a desk of its own on a real Kafka."""
    async with _running(kafka.address, request, tmp_path) as made:
        yield made
