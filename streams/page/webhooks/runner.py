"""
One webhook: Kafka -> deliveries -> commits.

It reads as a group of its own, so that it goes on where it was. An offset is
committed when all records before it were received or given up: at least
once.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import KafkaError
from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.acls import HOOK_GROUP
from streams.kafka.clients import ClusterError, group_client
from streams.kafka.topics import ITEMS, full_name, sink
from streams.page.webhooks.courier import Courier
from streams.page.webhooks.hooks import Hook
from streams.page.webhooks.message import make_message
from streams.page.webhooks.window import Delivery
from streams.serialization.serializers import Deserializer

__all__ = ["HookRunner", "topic_of"]

log = structlog.get_logger()

POLL_MS = 200
MAX_RECORDS = 16
COMMIT_EVERY = 1.0
RETRY_AFTER = 5.0


def topic_of(hook: Hook, settings: Settings) -> str:
    """Return the topic of a webhook: that of its route, or of all items."""
    topic = sink(hook.route) if hook.route else ITEMS
    return full_name(topic, settings)


class HookRunner:
    """Reads the records of one webhook for as long as the page runs."""

    def __init__(self, settings: Settings, courier: Courier) -> None:
        self._settings = settings
        self._courier = courier
        self._incoming = Deserializer(settings)
        self._committed: dict[int, int] = {}

    async def run(self) -> None:
        """Read until cancelled; wait and try again while Kafka is away."""
        while True:
            try:
                await self._read_topic()
            except (ClusterError, KafkaError) as error:
                log.warning("a webhook cannot read Kafka", error=repr(error))
                await asyncio.sleep(RETRY_AFTER)

    async def _read_topic(self) -> None:
        hook, topic = self._courier.hook, self._courier.topic
        # Some brokers create a topic when a consumer subscribes to it.
        if topic not in await admin.partition_counts(self._settings):
            await asyncio.sleep(RETRY_AFTER)
            return
        group = f"{self._settings.prefix}{HOOK_GROUP}{hook.name}"
        async with group_client(self._settings, group, hook.start) as client:
            client.subscribe([topic], listener=_Listener(self._courier))
            try:
                await self._read_records(client)
            finally:
                await self._courier.stop()

    async def _read_records(self, client: AIOKafkaConsumer) -> None:
        loop = asyncio.get_running_loop()
        commit_at = loop.time() + COMMIT_EVERY
        while True:
            self._hold(client)
            batches = await client.getmany(
                timeout_ms=POLL_MS, max_records=MAX_RECORDS
            )
            for records in batches.values():
                for record in records:
                    await self._take(record)
            self._courier.hurry_laggards()
            if loop.time() >= commit_at:
                await self._commit(client)
                commit_at = loop.time() + COMMIT_EVERY

    def _hold(self, client: AIOKafkaConsumer) -> None:
        """Read no more while too much waits; the group sees us alive."""
        assigned, paused = client.assignment(), client.paused()
        if self._courier.window.is_full and assigned - paused:
            client.pause(*(assigned - paused))
        elif not self._courier.window.is_full and paused:
            client.resume(*paused)

    async def _take(self, record: "ConsumerRecord[bytes, bytes]") -> None:
        value = (await self._incoming.to_json(record)).value
        at = datetime.fromtimestamp(record.timestamp / 1000, UTC)
        uri = (record.key or b"").decode(errors="replace")
        try:
            message = make_message(self._courier.hook.name, at, value or b"")
        except msgspec.MsgspecError:
            if value is not None:
                log.warning("not an item", topic=record.topic, uri=uri)
            self._courier.window.skip(record.partition, record.offset)
            return
        self._courier.accept(
            Delivery(record.partition, record.offset, uri, at, message)
        )

    async def _commit(self, client: AIOKafkaConsumer) -> None:
        positions: Mapping[int, int] = self._courier.window.positions()
        assigned = {tp.partition for tp in client.assignment()}
        changed = {
            partition: offset
            for partition, offset in positions.items()
            if partition in assigned
            and self._committed.get(partition) != offset
        }
        if changed:
            topic = self._courier.topic
            await client.commit(
                {
                    TopicPartition(topic, partition): offset
                    for partition, offset in changed.items()
                }
            )
            self._committed |= changed


class _Listener(ConsumerRebalanceListener):  # type: ignore[misc]
    """Forgets the deliveries of partitions that may be another's now."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier

    async def on_partitions_revoked(self, _: object) -> None:
        await self._courier.stop()

    async def on_partitions_assigned(self, _: object) -> None:
        """Begin where the group has committed, as the client does."""
