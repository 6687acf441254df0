"""
The producer of the commands that write records of known topics.

``copydesk deadletters`` has its own client: it sends a record again to the
full topic name and the partition that its dead letter states, without
headers.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import full_name
from streams.runtime.outbox import Outbox

__all__ = ["cli_producer"]


class _CliProducer:
    """An `Outbox` over a plain Kafka producer, without a Faust app."""

    def __init__(self, client: AIOKafkaProducer, settings: Settings) -> None:
        self._client = client
        self._settings = settings

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """Send in order; return after all acks, raise if one send failed."""
        acks = [
            await self._client.send(
                full_name(record.topic, self._settings),
                key=record.key,
                value=record.value,
                partition=record.partition,
                headers=list(record.headers.items()),
            )
            for record in records
        ]
        await asyncio.gather(*acks)


@asynccontextmanager
async def cli_producer(settings: Settings) -> AsyncIterator[Outbox]:
    """Yield a producer that is open for the length of a ``with`` block."""
    async with producer_client(settings) as client:
        yield _CliProducer(client, settings)
