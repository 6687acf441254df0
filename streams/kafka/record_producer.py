"""
Sends records of known topics without a Faust app: for commands and the page.

A dead letter's record is sent again by `streams.kafka.handled_letters`: to
the full topic name and the partition that the letter states.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import full_name

__all__ = ["RecordProducer", "record_producer"]


class RecordProducer:
    """Sends records by a plain Kafka producer."""

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
async def record_producer(
    settings: Settings,
) -> AsyncIterator[RecordProducer]:
    """Yield a producer that is open for the length of a ``with`` block."""
    async with producer_client(settings) as client:
        yield RecordProducer(client, settings)
