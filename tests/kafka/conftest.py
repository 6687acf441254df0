from tests.kafka.fixtures import any_broker, embedded, kafka

__all__ = ["any_broker", "embedded", "kafka"]
