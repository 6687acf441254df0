"""The offsets that a consumer group has committed, and where topics end."""

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from streams.config.settings import Settings
from streams.kafka.topics import Topic, app_id, full_name, partitions

__all__ = ["committed_offsets", "uncommitted_records"]


async def committed_offsets(settings: Settings) -> dict[TopicPartition, int]:
    """Return the offsets that the desks have committed."""
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await admin.start()
    try:
        offsets = await admin.list_consumer_group_offsets(
            app_id("desk", settings)
        )
    finally:
        await admin.close()
    return {tp: metadata.offset for tp, metadata in offsets.items()}


async def uncommitted_records(
    settings: Settings, *topics: Topic
) -> dict[TopicPartition, int]:
    """Return how many records of topics the desks have not committed."""
    partitions_of = [
        TopicPartition(full_name(topic, settings), number)
        for topic in topics
        for number in range(partitions(topic, settings))
    ]
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.broker)
    await consumer.start()
    try:
        ends = await consumer.end_offsets(partitions_of)
    finally:
        await consumer.stop()
    committed = await committed_offsets(settings)
    return {
        tp: end - committed.get(tp, 0)
        for tp, end in ends.items()
        if end > committed.get(tp, 0)
    }
