from tests.kafka.fixtures import embedded, kafka, kafka_deployment

__all__ = ["embedded", "kafka", "kafka_deployment"]
