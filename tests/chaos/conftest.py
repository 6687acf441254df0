from collections.abc import Iterator

import pytest

from tests.chaos.running.brokers import ProxiedKafka
from tests.kafka.fixtures import (
    embedded,
    kafka,
    kafka_deployment,
    kafka_needed,
)

__all__ = [
    "embedded",
    "kafka",
    "kafka_deployment",
    "kafka_needed",
    "proxied",
]


@pytest.fixture(scope="module")
def proxied(kafka_needed: None) -> Iterator[ProxiedKafka]:
    """Start a Kafka behind a proxy."""
    brokers = ProxiedKafka()
    try:
        brokers.start()
        yield brokers
    finally:
        brokers.close()
