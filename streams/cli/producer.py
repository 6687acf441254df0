"""The command's own producer as an outbox: sent is what the broker acked."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.records import Outgoing
from streams.kafka.topics import named
from streams.poller.polling.publishing import Outbox

__all__ = ["outbox"]


class _ProducerOutbox:
    def __init__(self, client: AIOKafkaProducer, settings: Settings) -> None:
        self._client = client
        self._settings = settings

    async def send(self, records: Iterable[Outgoing]) -> None:
        """Send in order; return when all are acked, raise if one is not."""
        sent = [
            await self._client.send(
                named(one.topic, self._settings),
                key=one.key,
                value=one.value,
                partition=one.partition,
                headers=list(one.headers.items()),
            )
            for one in records
        ]
        await asyncio.gather(*sent)


@asynccontextmanager
async def outbox(settings: Settings) -> AsyncIterator[Outbox]:
    """Give the way to Kafka for the length of a ``with`` block."""
    async with producer_client(settings) as client:
        yield _ProducerOutbox(client, settings)
