"""The command's own producer as an outbox: sent is what the broker acked."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import full_name
from streams.poller.polling.publishing import Outbox

__all__ = ["cli_producer"]


class _ProducerOutbox:
    def __init__(self, client: AIOKafkaProducer, settings: Settings) -> None:
        self._client = client
        self._settings = settings

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """Send in order; return when all are acked, raise if one is not."""
        sent = [
            await self._client.send(
                full_name(one.topic, self._settings),
                key=one.key,
                value=one.value,
                partition=one.partition,
                headers=list(one.headers.items()),
            )
            for one in records
        ]
        await asyncio.gather(*sent)


@asynccontextmanager
async def cli_producer(settings: Settings) -> AsyncIterator[Outbox]:
    """Give the way to Kafka for the length of a ``with`` block."""
    async with producer_client(settings) as client:
        yield _ProducerOutbox(client, settings)
