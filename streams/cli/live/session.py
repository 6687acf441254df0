"""The work of ``copydesk run``: poller and desk at work, until the end."""

import asyncio
import math
import signal

from aiokafka import AIOKafkaConsumer

from streams import clock
from streams.cli.commands.feeds import write_feeds
from streams.cli.live.board import Place
from streams.cli.live.demo_feeds import provide_feeds, temporary_registrations
from streams.cli.live.run_stats import WATCHED_TOPICS, RunStats
from streams.cli.live.view import LiveView
from streams.cli.terminal import console, print_error, print_line
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import Topic, full_name
from streams.local.temporary_topics import temporary_topics
from streams.local.workers import WorkerProcesses
from streams.records import FeedRegistration
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["run_session"]

OUTCOME_TIMEOUT = 40.0
"""Seconds to wait for the last outcomes after the poller has stopped."""
POLL_MS = 200


async def run_session(
    settings: Settings,
    topics: tuple[Topic, ...],
    wanted: tuple[FeedRegistration, ...],
    duration: float,
    *,
    is_shared: bool,
) -> tuple[RunStats, list[str]]:
    """
    Run all until a signal or the end of the duration.

    Args:
        is_shared: the broker is not ours, so what is made there is removed.

    Returns:
        The statistics, and the names of what could not be removed.
    """
    stop = _stop_on_signal()
    stats = RunStats(settings)
    if not is_shared:
        await admin.create(topics, settings)
        async with provide_feeds(wanted) as feeds:
            await _work(settings, feeds, duration, stats, stop)
        return stats, []
    left: list[str] = []
    try:
        async with (
            temporary_topics(topics, settings, left) as made,
            provide_feeds(wanted) as feeds,
            temporary_registrations(settings, feeds, made),
        ):
            if made.kept:
                print_line(f"{len(made.kept)} topics were there; they stay")
            await _work(settings, feeds, duration, stats, stop)
    finally:
        if left:
            names = ", ".join(left)
            print_error(f"copydesk: not removed from Kafka: {names}")
    return stats, left


async def _work(
    settings: Settings,
    feeds: tuple[FeedRegistration, ...],
    duration: float,
    stats: RunStats,
    stop: asyncio.Event,
) -> None:
    """Run a poller and a desk, and show what they do."""
    incoming, begun = Deserializer(settings), clock.seconds()
    names = [full_name(topic, settings) for topic in WATCHED_TOPICS]
    async with WorkerProcesses(settings) as workers:
        await write_feeds(settings, {feed.feed: feed for feed in feeds})
        place = Place(
            settings.broker,
            settings.prefix,
            workers.addresses,
            workers.page,
        )
        async with open_consumer(settings, *names) as consumer:
            with LiveView(stats, place, console) as view:
                until = math.inf
                while not stop.is_set() and clock.seconds() < until:
                    await _read_batch(consumer, incoming, stats)
                    view.refresh()
                    workers.check()
                    if stats.ready_at is None and await workers.are_ready():
                        stats.ready_at = clock.now()
                        view.show_ready(clock.seconds() - begun)
                        await workers.start_page()
                        if duration:
                            until = clock.seconds() + duration
                await workers.stop("poller")
                await _wait_for_outcomes(consumer, incoming, stats)
            await workers.stop("desk")


def _stop_on_signal() -> asyncio.Event:
    """Return an event that SIGINT or SIGTERM sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


async def _read_batch(
    consumer: AIOKafkaConsumer, incoming: Deserializer, stats: RunStats
) -> int:
    """Read the records that are there; return how many."""
    batches = await consumer.getmany(timeout_ms=POLL_MS)
    for records in batches.values():
        for record in records:
            stats.add(await incoming.to_json(record))
    return sum(map(len, batches.values()))


async def _wait_for_outcomes(
    consumer: AIOKafkaConsumer, incoming: Deserializer, stats: RunStats
) -> None:
    """Read until every published item has an outcome, or the timeout."""
    deadline = clock.seconds() + OUTCOME_TIMEOUT
    while clock.seconds() < deadline:
        if await _read_batch(consumer, incoming, stats):
            continue
        if not stats.under_way():
            return
