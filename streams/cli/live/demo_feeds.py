"""The feeds of ``copydesk run``, and what it writes into the registry."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from aiokafka.errors import KafkaError

from streams.cli.commands.feeds import write_feeds
from streams.cli.terminal import print_error
from streams.config.settings import Settings
from streams.demo.server import start as start_demo
from streams.kafka.clients import ClusterError
from streams.kafka.topics import FEEDS, full_name
from streams.local.temporary_topics import TemporaryTopics
from streams.poller.feeds.registry import read_registered_feeds
from streams.records import FeedRegistration

__all__ = ["provide_registrations"]


@asynccontextmanager
async def provide_registrations(
    settings: Settings,
    wanted: tuple[FeedRegistration, ...],
    made: TemporaryTopics | None,
) -> AsyncIterator[None]:
    """
    Register the feeds to poll: those wanted, or those of the demo wire.

    Args:
        made: what the run makes on a broker of others, where the
            registrations that were there before are put back at the end;
            None on a broker of its own.
    """
    async with _provide_feeds(wanted) as feeds:
        keep = (
            _temporary_registrations(settings, feeds, made)
            if made
            else nullcontext()
        )
        async with keep:
            await write_feeds(settings, {feed.feed: feed for feed in feeds})
            yield


@asynccontextmanager
async def _provide_feeds(
    wanted: tuple[FeedRegistration, ...],
) -> AsyncIterator[tuple[FeedRegistration, ...]]:
    """Yield the feeds to poll: those wanted, or those of the demo wire."""
    if wanted:
        yield wanted
        return
    demo = await start_demo()
    try:
        yield demo.feeds
    finally:
        await demo.stop()


@asynccontextmanager
async def _temporary_registrations(
    settings: Settings,
    feeds: tuple[FeedRegistration, ...],
    made: TemporaryTopics,
) -> AsyncIterator[None]:
    """
    Put back at the end the registrations that were there before.

    Feeds that were not registered before have none again. Nothing is to be
    done if the topic of registrations is removed itself.
    """
    if full_name(FEEDS, settings) in made.topics:
        yield
        return
    before = await read_registered_feeds(settings)
    try:
        yield
    finally:
        try:
            await write_feeds(
                settings, {feed.feed: before.get(feed.feed) for feed in feeds}
            )
        except (ClusterError, KafkaError, TimeoutError):
            names = ", ".join(feed.feed for feed in feeds)
            print_error(f"copydesk: the registrations of {names} are left")
