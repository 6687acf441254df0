"""
Read and write the registrations on ``wire.feeds``.

The command line and the public port both use this module; nothing else
writes to the topic.
"""

from collections.abc import Mapping

import msgspec

from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import FEEDS, full_name
from streams.poller.feeds.assignment import partition_of
from streams.poller.feeds.feed_list import RegistryError, problems_of
from streams.records import FeedRegistration, read_registration
from streams.serialization.readers import read_compacted, read_latest

__all__ = [
    "Changes",
    "read_registered_feed",
    "read_registered_feeds",
    "registration_records",
]

Changes = Mapping[str, FeedRegistration | None]
"""New registrations by feed id; None removes the feed."""


async def read_registered_feeds(
    settings: Settings,
) -> dict[str, FeedRegistration]:
    """
    Return all registrations by feed id, in the order of the ids.

    Records that are no registrations are left out, as the pollers do.

    Raises:
        ClusterError, KafkaError: the topic could not be read.
    """
    values = await read_compacted(settings, full_name(FEEDS, settings))
    found = filter(None, map(_read_valid, values.values()))
    feeds = sorted(found, key=lambda feed: feed.feed)
    return {feed.feed: feed for feed in feeds}


async def read_registered_feed(
    settings: Settings, feed: str
) -> FeedRegistration | None:
    """
    Return the registration of one feed; None if there is no valid one.

    Raises:
        ClusterError, KafkaError: the topic could not be read.
    """
    key, name = feed.encode(), full_name(FEEDS, settings)
    partition = partition_of(key, settings.partitions)
    value = await read_latest(settings, name, key, partition)
    return _read_valid(value) if value else None


def _read_valid(value: bytes) -> FeedRegistration | None:
    """Return a registration; None if the value is none."""
    try:
        return read_registration(value)
    except msgspec.MsgspecError:
        return None


def registration_records(changes: Changes) -> list[ProducerRecord]:
    """
    Return the records that write or remove registrations.

    Raises:
        RegistryError: a registration is invalid; lists all errors.
    """
    problems = [
        f"{feed}: {problem}"
        for feed, registration in changes.items()
        if registration is not None
        for problem in problems_of(registration)
    ]
    if problems:
        raise RegistryError(problems)
    return [
        ProducerRecord(FEEDS, feed.encode(), None)
        if registration is None
        else make_record(FEEDS, feed, registration)
        for feed, registration in changes.items()
    ]
