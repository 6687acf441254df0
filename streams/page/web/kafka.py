"""Records that are read from Kafka or sent to it for one request."""

import asyncio

from aiokafka import AIOKafkaProducer, TopicPartition

from extractors.output.codec import encode
from streams import clock
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import (
    ClusterError,
    consumer_client,
    producer_client,
)
from streams.kafka.topics import HANDLED, full_name
from streams.poller.feeds.registry import (
    read_registered_feed,
    registration_records,
)
from streams.records import DeadLetter, FeedRegistration, HandledLetter

__all__ = ["KafkaRequests"]

WITHIN = 10.0
"""Seconds that one record may take."""


class KafkaRequests:
    """A client for each request; requests are rare."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def record(
        self, topic: str, partition: int, offset: int
    ) -> bytes | None:
        """Return the value of one record; None if it is gone."""
        place = TopicPartition(topic, partition)
        async with (
            asyncio.timeout(WITHIN),
            consumer_client(self._settings) as client,
        ):
            client.assign([place])
            first = (await client.beginning_offsets([place]))[place]
            end = (await client.end_offsets([place]))[place]
            if not first <= offset < end:
                return None
            client.seek(place, offset)
            record = await client.getone(place)
        return record.value if record.offset == offset else None

    async def registration(self, feed: str) -> FeedRegistration | None:
        """Return a feed's registration; None if there is none."""
        return await read_registered_feed(self._settings, feed)

    async def register(
        self, feed: str, registration: FeedRegistration | None
    ) -> None:
        """Write or remove a registration."""
        records = registration_records({feed: registration})
        async with producer_client(self._settings) as client:
            for record in records:
                await client.send_and_wait(
                    full_name(record.topic, self._settings), key=record.key,
                    value=record.value, headers=list(record.headers.items()),
                )  # fmt: skip

    async def replay(self, name: str, letter: DeadLetter) -> None:
        """
        Send the record of a dead letter again, and mark the letter.

        Raises:
            ClusterError: the record's partition does not exist.
        """
        counts = await admin.partition_counts(self._settings)
        if letter.partition >= counts.get(letter.topic, 0):
            msg = f"{name} names a partition that does not exist"
            raise ClusterError(msg)
        async with producer_client(self._settings) as client:
            # To the original partition: a lane is one partition, in order.
            await client.send_and_wait(
                letter.topic, key=letter.key.encode(), value=letter.value,
                partition=letter.partition,
            )  # fmt: skip
            await self._mark(
                client, HandledLetter(name, "replayed", clock.now())
            )

    async def drop(self, name: str) -> None:
        """Mark a dead letter as dropped."""
        async with producer_client(self._settings) as client:
            await self._mark(
                client, HandledLetter(name, "dropped", clock.now())
            )

    async def _mark(
        self, client: AIOKafkaProducer, handled: HandledLetter
    ) -> None:
        await client.send_and_wait(
            full_name(HANDLED, self._settings),
            key=handled.letter.encode(), value=encode(handled),
        )  # fmt: skip
