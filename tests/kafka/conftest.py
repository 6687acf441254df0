from tests.kafka.fixtures import (
    any_broker,
    deployment,
    embedded,
    kafka,
    kafka_deployment,
)

__all__ = [
    "any_broker",
    "deployment",
    "embedded",
    "kafka",
    "kafka_deployment",
]
