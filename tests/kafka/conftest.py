from tests.kafka.fixtures import (
    any_broker,
    deployment,
    embedded,
    embedded_deployment,
    kafka,
    kafka_deployment,
    kafka_needed,
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
    "registry",
]
