"""Records that are read from Kafka or sent to it for one request."""

import asyncio

from aiokafka import TopicPartition

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import (
    ClusterError,
    consumer_client,
    producer_client,
)
from streams.kafka.end_offsets import find_end_offsets
from streams.kafka.handled_letters import (
    has_partition,
    mark_handled,
    send_again,
)
from streams.kafka.record_producer import record_producer
from streams.poller.feeds.registry import (
    read_registered_feed,
    registration_records,
)
from streams.records import DeadLetter, FeedRegistration

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
            end = (await find_end_offsets(client, [place]))[place]
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
        async with record_producer(self._settings) as producer:
            await producer.send(registration_records({feed: registration}))

    async def replay(self, name: str, letter: DeadLetter) -> None:
        """
        Send the record of a dead letter again, and mark the letter.

        Raises:
            ClusterError: the record's partition does not exist.
        """
        counts = await admin.partition_counts(self._settings)
        if not has_partition(letter, counts):
            msg = f"{name} names a partition that does not exist"
            raise ClusterError(msg)
        async with producer_client(self._settings) as client:
            await send_again(client, self._settings, name, letter)

    async def drop(self, name: str) -> None:
        """Mark a dead letter as dropped."""
        async with producer_client(self._settings) as client:
            await mark_handled(client, self._settings, name, "dropped")
