from tests.kafka.fixtures import (
    any_broker,
    deployment,
    embedded,
    embedded_deployment,
    kafka,
    kafka_deployment,
    kafka_needed,
    own_kafka_deployment,
    registry,
)

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
