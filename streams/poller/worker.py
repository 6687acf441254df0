"""
The poller as a Faust app: agents fill the tables, the rounds poll.

Tables are written inside stream iteration only (a Faust rule); the rounds
read them. Names of agents and tables are storage: never change them.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import faust
import structlog
from faust.types import TableT

from streams import clock
from streams.application import bytes_table, bytes_topic, make_app, tell_ready
from streams.deadletter import Origin, dead_letter
from streams.health import serve_health
from streams.metrics import Metrics
from streams.metrics import build as build_metrics
from streams.poller.dropfolder import DropFolder
from streams.poller.fetch import Fetcher
from streams.poller.hearsay import Hearsay
from streams.poller.hosts import Hosts
from streams.poller.listed import Documents
from streams.poller.outbox import KafkaOutbox
from streams.poller.ownership import Ownership
from streams.poller.pages import Pages
from streams.poller.poll import Tools
from streams.poller.publish import keyed
from streams.poller.rounds import Rounds, read_outcome, read_registration
from streams.settings import Settings
from streams.topics import DEADLETTERS, FEEDS, POLLS

__all__ = ["build", "user_agent"]

log = structlog.get_logger()

BEAT = 0.5
DROP_BEAT = 1.0
# Spares decoding every registration at every beat.
DROP = b'"drop"'


class Tables(NamedTuple):
    """Feed id to registration, and to newest outcome; both as bytes."""

    registrations: TableT[bytes, bytes]
    polls: TableT[bytes, bytes]


def user_agent(settings: Settings) -> str:
    """Return how we introduce ourselves: name, version, where to complain."""
    return f"copydesk/0.1 (+{settings.contact})"


def build(settings: Settings) -> faust.App:
    """Return the poller's app with its agents, tables and the rounds."""
    app = make_app("poller", settings)
    tables = Tables(
        bytes_table(app, settings, "registrations", FEEDS),
        bytes_table(app, settings, "polls", POLLS),
    )
    tools = _tools(app, settings)
    rounds = Rounds(
        tables.registrations, tables.polls, tools, settings.poll_concurrency
    )
    metrics = build_metrics(role="poller")
    tell_ready(app, metrics.ready)
    serve_health(app, 0, lambda: 0)
    _agents(app, settings, tables, rounds, metrics)
    owned = Ownership(app, settings)

    app.task(Hearsay(settings, tools.hosts).listen)

    @app.task  # type: ignore[untyped-decorator]
    async def make_rounds() -> None:
        try:
            while not app.should_stop:
                await _beat(owned, tables, rounds)
        finally:
            await rounds.stop()
            await tools.fetcher.close()

    if settings.drop_dir != Path():
        _watch(app, settings, tables, owned)
    return app


def _watch(
    app: faust.App, settings: Settings, tables: Tables, owned: Ownership
) -> None:
    """Look into the drop folders of this worker's feeds at every beat."""
    folder = DropFolder(
        settings.drop_dir,
        KafkaOutbox(app, settings),
        settings.fetch_max_bytes,
        clock.now,
    )

    @app.task  # type: ignore[untyped-decorator]
    async def watch_drop_folder() -> None:
        while not app.should_stop:
            feeds = [
                read_registration(value)
                for feed, value in list(tables.registrations.items())
                if owned.holds(feed) and DROP in value
            ]
            try:
                await folder.beat(feeds)
            except Exception:  # the next beat tries again
                log.exception("drop folder not read")
            await asyncio.sleep(DROP_BEAT)


def _tools(app: faust.App, settings: Settings) -> Tools:
    fetcher = Fetcher(
        user_agent(settings), settings.fetch_timeout, settings.fetch_max_bytes
    )
    hosts = Hosts()
    return Tools(
        fetcher=fetcher,
        hosts=hosts,
        outbox=KafkaOutbox(app, settings),
        add_page=Pages(fetcher, hosts, clock.now).add,
        now=clock.now,
        documents=Documents(fetcher, hosts, clock.now),
    )


def _agents(
    app: faust.App,
    settings: Settings,
    tables: Tables,
    rounds: Rounds,
    metrics: Metrics,
) -> None:
    outbox = KafkaOutbox(app, settings)

    def take_registration(origin: Origin) -> None:
        if origin.value:
            read_registration(origin.value)
            tables.registrations[origin.key] = origin.value
        else:
            tables.registrations.pop(origin.key, None)
            metrics.forget_feed(origin.key.decode())
        rounds.note(origin.key.decode(), resumed=True)

    def take_poll(origin: Origin) -> None:
        if origin.value:
            metrics.observe_poll(read_outcome(origin.value))
            tables.polls[origin.key] = origin.value
        else:
            tables.polls.pop(origin.key, None)
        rounds.note(origin.key.decode())

    @app.agent(bytes_topic(app, settings, FEEDS), name="poller.registrations")
    async def registrations(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            await _guarded(event, outbox, take_registration)

    @app.agent(bytes_topic(app, settings, POLLS), name="poller.polls")
    async def polls(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            await _guarded(event, outbox, take_poll)


async def _beat(owned: Ownership, tables: Tables, rounds: Rounds) -> None:
    """Poll what is due; start over when other partitions are held."""
    if not await owned.settled():
        await asyncio.sleep(BEAT)
        return
    if owned.changed():
        rounds.start_over(
            feed.decode()
            for feed in list(tables.registrations)
            if owned.holds(feed)
        )
    rounds.start_due()
    await rounds.wait(BEAT)


async def _guarded(
    event: faust.EventT[bytes],
    outbox: KafkaOutbox,
    take: Callable[[Origin], None],
) -> None:
    """Never raise: what cannot be taken becomes a dead letter."""
    origin = Origin.of(event.message)
    try:
        take(origin)
    except Exception as error:  # noqa: BLE001 - an agent never raises
        letter = dead_letter("poll", origin, error)
        record = keyed(DEADLETTERS, letter.key, letter)
        try:
            await outbox.send([record])
        except Exception:
            log.exception("dead letter not sent", source=origin.source)
