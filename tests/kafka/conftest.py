from tests.kafka.fixtures import (
    any_broker,
    deployment,
    embedded,
    embedded_deployment,
    kafka,
    kafka_deployment,
    kafka_needed,
)

__all__ = [
    "any_broker",
    "deployment",
    "embedded",
    "embedded_deployment",
    "kafka",
    "kafka_deployment",
    "kafka_needed",
]
