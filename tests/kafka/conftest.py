from tests.kafka.fixtures import any_broker, deployment, embedded, kafka

__all__ = ["any_broker", "deployment", "embedded", "kafka"]
