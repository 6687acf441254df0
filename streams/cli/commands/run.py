"""``copydesk run``: the whole desk on one machine, with one command."""

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
from streams.cli.commands.feeds import parse_file, write
from streams.cli.common import (
    console,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.live_view import LiveView
from streams.cli.run_stats import WATCHED, RunStats
from streams.config.settings import Settings
from streams.config.version import copydesk_version
from streams.demo.server import start as start_demo
from streams.kafka import admin
from streams.kafka.topics import full_name, topics_for
from streams.local.embedded_broker import QUICK, BrokerError, embedded_broker
from streams.local.workers import WorkerEnded, Workforce
from streams.records import FeedRegistration
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["run"]

SETTLE_WITHIN = 40.0
READ_MS = 200


def run(
    *,
    feeds: Annotated[
        Path | None,
        typer.Option(help="feed list (TOML) instead of the demo wire"),
    ] = None,
    broker: Annotated[
        str, typer.Option(help="Kafka instead of the embedded broker")
    ] = "",
    for_: Annotated[
        float, typer.Option("--for", help="seconds; 0 is until Ctrl-C")
    ] = 0,
    summary: Annotated[
        Path | None, typer.Option(help="write the counts as JSON here")
    ] = None,
) -> None:
    """Start broker, demo wire, poller and desk, and show what flows."""
    settings = settings_or_fail()
    wanted = parse_file(feeds) if feeds else ()
    try:
        with _broker(settings, broker) as running:
            ledger = asyncio.run(_run(running, wanted, for_))
    except (BrokerError, admin.ClusterError, WorkerEnded) as error:
        fail(str(error))
    counts = ledger.summary(copydesk_version())
    text = msgspec.json.format(msgspec.json.encode(counts), indent=2)
    if summary:
        summary.write_bytes(text + b"\n")
    console.print(text.decode(), highlight=False)
    if ledger.under_way():
        fail("some published items have no outcome yet; they stay in Kafka")


@contextmanager
def _broker(settings: Settings, given: str) -> Iterator[Settings]:
    """Give settings that point to a broker, started here if none is given."""
    if given:
        yield replace(settings, broker=given.removeprefix("kafka://"))
        return
    with embedded_broker() as address:
        yield replace(
            settings,
            broker=address,
            session_timeout=float(QUICK["COPYDESK_SESSION_TIMEOUT"]),
            rebalance_timeout=float(QUICK["COPYDESK_REBALANCE_TIMEOUT"]),
        )


async def _run(
    settings: Settings,
    wanted: tuple[FeedRegistration, ...],
    length: float,
) -> RunStats:
    routes = routes_or_fail(settings)
    await admin.create(topics_for(one.name for one in routes), settings)
    ledger, incoming = RunStats(settings), Deserializer(settings)
    stop = _stop_signal()
    async with _feeds(wanted) as feeds, Workforce(settings) as workers:
        await write(settings, {one.feed: one for one in feeds})
        names = [full_name(one, settings) for one in WATCHED]
        async with open_consumer(settings, *names) as client:
            with LiveView(ledger, workers.addresses, console) as board:
                begun = clock.seconds()
                while not stop.is_set():
                    await _read(client, incoming, ledger)
                    board.refresh()
                    workers.check()
                    if length and clock.seconds() - begun >= length:
                        break
                await workers.stop("poller")
                await _settle(client, incoming, ledger)
            await workers.stop("desk")
    return ledger


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def _feeds(
    wanted: tuple[FeedRegistration, ...],
) -> AsyncIterator[tuple[FeedRegistration, ...]]:
    """Give the feeds to poll: those wanted, or a demo wire's own."""
    if wanted:
        yield wanted
        return
    demo = await start_demo()
    try:
        yield demo.feeds
    finally:
        await demo.stop()


async def _read(
    client: AIOKafkaConsumer, incoming: Deserializer, ledger: RunStats
) -> int:
    batches = await client.getmany(timeout_ms=READ_MS)
    for records in batches.values():
        for record in records:
            ledger.note(await incoming.of(record))
    return sum(map(len, batches.values()))


async def _settle(
    client: AIOKafkaConsumer, incoming: Deserializer, ledger: RunStats
) -> None:
    """Read on until every published item has ended somewhere."""
    deadline = clock.seconds() + SETTLE_WITHIN
    while clock.seconds() < deadline:
        if await _read(client, incoming, ledger):
            continue
        if not ledger.under_way():
            return
