"""``copydesk run``: start everything on one machine with one command."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from aiokafka import AIOKafkaConsumer

from streams import clock
from streams.cli.commands.feeds import parse_file, write_feeds
from streams.cli.common import (
    fail,
    make_data_dir_or_fail,
    open_output,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.live_view import LiveView
from streams.cli.run_stats import WATCHED_TOPICS, RunStats
from streams.cli.terminal import console, print_line
from streams.config.settings import Settings
from streams.config.version import copydesk_version
from streams.demo.server import start as start_demo
from streams.kafka import admin
from streams.kafka.clients import ClusterError
from streams.kafka.topics import full_name, topics_for
from streams.local.embedded_broker import QUICK, BrokerError, embedded_broker
from streams.local.workers import WorkerEnded, WorkerProcesses
from streams.records import FeedRegistration
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["run"]

OUTCOME_TIMEOUT = 40.0
"""Seconds to wait for the last outcomes after the poller has stopped."""
POLL_MS = 200


def run(
    *,
    feeds: Annotated[
        Path | None,
        typer.Option(help="feed list (TOML) instead of the demo feeds"),
    ] = None,
    broker: Annotated[
        str, typer.Option(help="Kafka broker instead of the embedded one")
    ] = "",
    for_: Annotated[
        float, typer.Option("--for", help="seconds to run; 0: until Ctrl-C")
    ] = 0,
    summary: Annotated[
        Path | None, typer.Option(help="file for the counts, as JSON")
    ] = None,
) -> None:
    """Start broker, demo feeds, poller and desk; show live statistics."""
    settings = settings_or_fail()
    make_data_dir_or_fail(settings)
    if summary:  # to learn at the start that it cannot be written
        open_output(summary).close()
    wanted = parse_file(feeds) if feeds else ()
    try:
        with _start_broker(settings, broker) as running:
            stats = asyncio.run(_run(running, wanted, for_))
    except (BrokerError, ClusterError, WorkerEnded) as error:
        fail(str(error))
    counts = stats.summary(copydesk_version())
    text = msgspec.json.format(msgspec.json.encode(counts), indent=2)
    if summary:
        summary.write_bytes(text + b"\n")
    print_line(text.decode())
    if stats.under_way():
        fail("some published items have no outcome yet; they stay in Kafka")


@contextmanager
def _start_broker(settings: Settings, broker: str) -> Iterator[Settings]:
    """Yield settings with the broker's address; start one if it is empty."""
    if broker:
        yield replace(settings, broker=broker.removeprefix("kafka://"))
        return
    with embedded_broker() as address:
        yield replace(
            settings,
            broker=address,
            session_timeout=float(QUICK["COPYDESK_SESSION_TIMEOUT"]),
            rebalance_timeout=float(QUICK["COPYDESK_REBALANCE_TIMEOUT"]),
            fetch_wait=float(QUICK["COPYDESK_FETCH_WAIT"]),
        )


async def _run(
    settings: Settings,
    wanted: tuple[FeedRegistration, ...],
    duration: float,
) -> RunStats:
    routes = routes_or_fail(settings)
    await admin.create(topics_for(route.name for route in routes), settings)
    stats, incoming = RunStats(settings), Deserializer(settings)
    stop = _stop_on_signal()
    async with (
        _provide_feeds(wanted) as feeds,
        WorkerProcesses(settings) as workers,
    ):
        await write_feeds(settings, {feed.feed: feed for feed in feeds})
        names = [full_name(topic, settings) for topic in WATCHED_TOPICS]
        async with open_consumer(settings, *names) as consumer:
            with LiveView(
                stats, settings.broker, workers.addresses, console
            ) as view:
                started = clock.seconds()
                while not stop.is_set():
                    await _read_batch(consumer, incoming, stats)
                    view.refresh()
                    workers.check()
                    if duration and clock.seconds() - started >= duration:
                        break
                await workers.stop("poller")
                await _wait_for_outcomes(consumer, incoming, stats)
            await workers.stop("desk")
    return stats


def _stop_on_signal() -> asyncio.Event:
    """Return an event that SIGINT or SIGTERM sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


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
