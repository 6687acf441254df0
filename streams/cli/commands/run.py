"""``copydesk run``: start everything on one machine with one command."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from streams.cli.common import (
    check_start,
    fail,
    make_data_dir_or_fail,
    open_output,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.live.session import run_session
from streams.cli.terminal import print_line
from streams.config.parsers import BOOTSTRAP_SERVERS
from streams.config.settings import Settings
from streams.config.version import copydesk_version
from streams.kafka.clients import ClusterError
from streams.kafka.topics import topics_for
from streams.local.embedded_broker import (
    OLD_LIBRDKAFKA,
    QUICK,
    BrokerError,
    embedded_broker,
)
from streams.local.workers import WorkerEnded
from streams.records import FeedRegistration

__all__ = ["run"]

DEMO_PREFIX = "demo."
"""Start of the topics' names on a Kafka of others, unless told."""


def run(
    *,
    feeds: Annotated[
        Path | None,
        typer.Option(help="feed list (TOML) instead of the demo feeds"),
    ] = None,
    broker: Annotated[
        str, typer.Option(help="Kafka broker instead of the embedded one")
    ] = "",
    prefix: Annotated[
        str,
        typer.Option(
            envvar="COPYDESK_PREFIX",
            help="start of the topics' names; with --broker: demo.",
        ),
    ] = "",
    port: Annotated[
        int,
        typer.Option(help="port of the embedded broker; 0: a free one"),
    ] = 0,
    for_: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="SECONDS",
            help="seconds to run from readiness on; 0: until Ctrl-C",
        ),
    ] = "0",
    summary: Annotated[
        Path | None, typer.Option(help="file for the counts, as JSON")
    ] = None,
) -> None:
    """
    Start broker, demo feeds, poller, desk and page; show statistics.

    On the Kafka of --broker it removes its topics and registrations at the
    end; what was there before stays.
    """
    duration = _seconds_or_fail(for_)
    _check_port(port, broker)
    settings = settings_or_fail()
    make_data_dir_or_fail(settings)
    if summary:  # to learn at the start that it cannot be written
        open_output(summary).close()
    wanted = _feeds_or_fail(feeds) if feeds else ()
    address = _address_or_fail(broker) if broker else ""
    settings = replace(
        settings,
        prefix=prefix or (DEMO_PREFIX if broker else settings.prefix),
    )
    routes = routes_or_fail(settings)
    check_start(settings, "poller", "desk", with_ports=False)
    _print_start(settings, address, own_feeds=bool(wanted))
    try:
        with _start_broker(settings, address, port) as running:
            stats, left = asyncio.run(
                run_session(
                    running,
                    topics_for(route.name for route in routes),
                    wanted,
                    duration,
                    is_shared=bool(broker),
                )
            )
    except (BrokerError, ClusterError, WorkerEnded) as error:
        fail(str(error))
    counts = stats.summary(copydesk_version())
    text = msgspec.json.format(msgspec.json.encode(counts), indent=2)
    if summary:
        summary.write_bytes(text + b"\n")
    print_line(text.decode())
    if left:
        raise typer.Exit(1)
    if stats.under_way():
        fail("some published items have no outcome yet")


def _seconds_or_fail(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        fail(f"--for {text} is not a number of seconds (0: until Ctrl-C)", 2)
    return seconds


def _check_port(port: int, broker: str) -> None:
    if not 0 <= port <= 65535:
        fail(f"--port {port} is not a port (0 to 65535; 0: a free one)", 2)
    if port and broker:
        fail("--port is of the embedded broker, which --broker replaces", 2)


def _print_start(settings: Settings, broker: str, *, own_feeds: bool) -> None:
    """Say what starts, before the seconds that it takes."""
    parts = [] if broker else ["broker"]
    parts += [] if own_feeds else ["demo wire"]
    print_line(f"starting {', '.join([*parts, 'poller, desk, page'])}")
    if broker:
        print_line(
            f"The topics {settings.prefix}* on {broker} that this run makes "
            "are removed at its end."
        )
    else:
        print_line("The broker keeps all in memory; all ends with the run.")
        print_line(
            "kcat with librdkafka before 2.2 needs "
            f"{OLD_LIBRDKAFKA} ; make kafka runs an Apache Kafka."
        )


def _feeds_or_fail(file: Path) -> tuple[FeedRegistration, ...]:
    """Return the feeds of a list, which must have at least one."""
    # Imported here, because the demo starts without it.
    from streams.cli.commands.feeds import parse_file  # noqa: PLC0415

    feeds = parse_file(file)
    if not feeds:
        fail(f"{file}: the list has no feeds", 2)
    return feeds


def _address_or_fail(broker: str) -> str:
    """Return the address of a broker; ``kafka://`` may stand before it."""
    try:
        return BOOTSTRAP_SERVERS.parse(broker.removeprefix("kafka://"))
    except ValueError:
        fail(f"--broker {broker} should be {BOOTSTRAP_SERVERS.allowed}", 2)


@contextmanager
def _start_broker(
    settings: Settings, broker: str, port: int
) -> Iterator[Settings]:
    """Yield settings with the broker's address; start one if it is empty."""
    if broker:
        yield replace(settings, broker=broker)
        return
    with embedded_broker(port) as address:
        yield replace(
            settings,
            broker=address,
            session_timeout=float(QUICK["COPYDESK_SESSION_TIMEOUT"]),
            rebalance_timeout=float(QUICK["COPYDESK_REBALANCE_TIMEOUT"]),
            fetch_wait=float(QUICK["COPYDESK_FETCH_WAIT"]),
        )
