from tests.kafka.fixtures import (
    embedded,
    kafka,
    kafka_deployment,
    kafka_needed,
)

__all__ = ["embedded", "kafka", "kafka_deployment", "kafka_needed"]
