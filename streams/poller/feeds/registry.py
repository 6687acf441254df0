"""
The registry as Kafka has it: ``wire.feeds``, read and written.

The command and the web port go this one way; nothing else writes there.
"""

from collections.abc import Mapping

from streams.config.settings import Settings
from streams.kafka.records import ProducerRecord, make_record
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.assignment import partition_of
from streams.poller.feeds.feed_list import RegistryError, problems_of
from streams.records import FeedRegistration, read_registration
from streams.serialization.readers import read_compacted, read_latest

__all__ = ["Changes", "records", "registered_feeds", "registration"]

Changes = Mapping[str, FeedRegistration | None]
"""By feed id; None removes."""


async def registered_feeds(settings: Settings) -> dict[str, FeedRegistration]:
    """
    Return every registration, by feed id and in its order.

    Raises:
        ClusterError, KafkaError: the topic could not be read.
    """
    values = await read_compacted(settings, full_name(FEEDS, settings))
    feeds = sorted(
        map(read_registration, values.values()), key=lambda one: one.feed
    )
    return {one.feed: one for one in feeds}


async def registration(
    settings: Settings, feed: str
) -> FeedRegistration | None:
    """
    Return one feed's registration.

    Raises:
        ClusterError, KafkaError: the topic could not be read.
    """
    key, name = feed.encode(), full_name(FEEDS, settings)
    partition = partition_of(key, settings.partitions)
    value = await read_latest(settings, name, key, partition)
    return read_registration(value) if value else None


def records(changes: Changes) -> list[ProducerRecord]:
    """
    Return the records that write registrations, or remove them.

    Raises:
        RegistryError: one of them is wrong; all faults are named.
    """
    problems = [
        f"{feed}: {problem}"
        for feed, one in changes.items()
        if one is not None
        for problem in problems_of(one)
    ]
    if problems:
        raise RegistryError(problems)
    return [
        ProducerRecord(FEEDS, feed.encode(), None)
        if one is None
        else make_record(FEEDS, feed, one)
        for feed, one in changes.items()
    ]
