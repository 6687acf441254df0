"""What ``copydesk run`` does while its workers work: read topics, and show."""

import asyncio
import math

from aiokafka import AIOKafkaConsumer

from streams import clock
from streams.cli.live.run_stats import WATCHED_TOPICS, RunStats
from streams.cli.live.screen import Place
from streams.cli.live.view import LiveView
from streams.cli.terminal import console
from streams.config.settings import Settings
from streams.kafka.topics import full_name
from streams.local.workers import WorkerProcesses
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["monitor"]

OUTCOME_TIMEOUT = 40.0
"""Seconds to wait for the last outcomes after the poller has stopped."""
POLL_MS = 200


async def monitor(
    settings: Settings,
    workers: WorkerProcesses,
    duration: float,
    stop: asyncio.Event,
) -> RunStats:
    """
    Show what the workers do; at the end stop the poller, then the desk.

    Args:
        duration: seconds from readiness on; 0: until ``stop`` is set.

    Raises:
        WorkerEnded: a worker has ended by itself.
    """
    stats, incoming = RunStats(settings), Deserializer(settings)
    names = [full_name(topic, settings) for topic in WATCHED_TOPICS]
    place = Place(
        settings.broker, settings.prefix, workers.addresses, workers.page
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
                    view.show_ready(clock.seconds() - workers.started)
                    await workers.start_page()
                    if duration:
                        until = clock.seconds() + duration
            await workers.stop("poller")
            await _wait_for_outcomes(consumer, incoming, stats)
        await workers.stop("desk")
    return stats


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
