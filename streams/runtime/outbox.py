"""The protocol of what sends records and waits until they are acked."""

from collections.abc import Iterable
from typing import Protocol

from streams.kafka.producer_records import ProducerRecord

__all__ = ["Outbox"]


class Outbox(Protocol):
    """Sends records to Kafka and waits for the acknowledgements."""

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """
        Send records in order and return when the broker has acked them all.

        Raises:
            KafkaError: at least one of them was not acked.
        """
