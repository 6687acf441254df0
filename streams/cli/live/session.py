"""
The processes and topics of ``copydesk run``, from the start to the end.

The workers start as soon as there are topics. They load their code while
this process loads the rest of its own, `monitor`: on two cores the first item
comes earlier by that time.
"""

import asyncio
import signal

from streams.cli.live.run_stats import RunStats
from streams.cli.terminal import print_error, print_line
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import Topic
from streams.local.temporary_topics import TemporaryTopics, temporary_topics
from streams.local.workers import WorkerProcesses
from streams.records import FeedRegistration

__all__ = ["run_session"]


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
        wanted: the feeds to poll; without any, those of the demo wire.
        duration: seconds from readiness on; 0: until a signal.
        is_shared: the broker is not ours, so what is made there is removed.

    Returns:
        The statistics, and the names of what could not be removed.
    """
    stop = _stop_on_signal()
    if not is_shared:
        await admin.create(topics, settings)
        return await _work(settings, wanted, duration, stop, None), []
    left: list[str] = []
    try:
        async with temporary_topics(topics, settings, left) as made:
            if made.kept:
                print_line(f"{len(made.kept)} topics were there; they stay")
            stats = await _work(settings, wanted, duration, stop, made)
    finally:
        if left:
            names = ", ".join(left)
            print_error(f"copydesk: not removed from Kafka: {names}")
    return stats, left


async def _work(
    settings: Settings,
    wanted: tuple[FeedRegistration, ...],
    duration: float,
    stop: asyncio.Event,
    made: TemporaryTopics | None,
) -> RunStats:
    """Run the workers, feed them, and show what they do."""
    async with WorkerProcesses(settings) as workers:
        # Imported here, because the workers load their code meanwhile.
        from streams.cli.live.demo_feeds import (  # noqa: PLC0415
            provide_registrations,
        )
        from streams.cli.live.monitor import monitor  # noqa: PLC0415

        async with provide_registrations(settings, wanted, made):
            return await monitor(settings, workers, duration, stop)


def _stop_on_signal() -> asyncio.Event:
    """Return an event that SIGINT or SIGTERM sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop
