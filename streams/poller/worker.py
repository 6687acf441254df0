"""
The poller as a Faust app: it follows its topics, and the scheduler polls.

Faust assigns the partitions of ``wire.feeds``. Their records are read by
`CompactedTopicReader`, which skips nothing after a rebalance (ADR 0003).
Agent names are storage: never change them.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import faust
import structlog

from streams import clock
from streams.config.secrets import long_secret
from streams.config.settings import Settings
from streams.config.version import copydesk_version
from streams.kafka.dead_letters import Origin, dead_letter
from streams.kafka.topics import FEEDS, POLLS, SUBSCRIPTIONS
from streams.poller.drop_folder import DropFolder
from streams.poller.feeds.assignment import FeedAssignment
from streams.poller.feeds.compacted_reader import CompactedTopicReader
from streams.poller.feeds.registry_api import RegistryPages
from streams.poller.fetcher.client import HttpClient
from streams.poller.outbox import KafkaOutbox
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.polling.poll import PollDependencies
from streams.poller.polling.publishing import letter_record
from streams.poller.polling.shared_retry_after import RetryAfterListener
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.table_updates import Tables, TableUpdater
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.service import (
    rules_of,
    serve,
    take_pushed,
)
from streams.poller.websub.subscriber import Subscriber
from streams.records import read_registration
from streams.runtime.app import (
    bytes_topic,
    export_readiness,
    make_app,
    web_app,
)
from streams.runtime.health import serve_health
from streams.runtime.producer import Outbox
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.spans import make_tracer

__all__ = ["build", "user_agent"]

log = structlog.get_logger()

BEAT = 0.5
DROP_BEAT = 1.0
# Spares decoding every registration at every beat.
DROP = b'"drop"'


def user_agent(settings: Settings) -> str:
    """Return how we introduce ourselves: name, version, where to complain."""
    return f"copydesk/{copydesk_version()} (+{settings.contact})"


def build(settings: Settings) -> faust.App:
    """Return the poller's app with all that it knows and does."""
    app = make_app("poller", settings)
    tables = Tables({}, {}, {})
    metrics = build_metrics(role="poller")
    export_readiness(app, metrics.ready)
    tracer = make_tracer(settings, "poller")
    outbox = KafkaOutbox(app, settings, tracer)
    rules = rules_of(settings)
    book = SubscriptionRepository(*tables, outbox)
    tools = _tools(outbox, settings, book)
    rounds = PollScheduler(
        tables.registrations, tables.polls, tools, settings.poll_concurrency
    )
    subscriber = Subscriber(book, rules, tools, metrics, rounds.prompt)
    keeper = TableUpdater(tables, rounds, subscriber, book, metrics)
    following = _following(settings, keeper, outbox)
    serve_health(app, 0, following.behind)
    owned = FeedAssignment(app, settings, following)
    _join(app, settings)
    _hand_over(app, settings, rounds)
    deliveries = Deliveries(book, rules.lease, tools, metrics, rounds.prompt)
    take_pushed(app, settings, deliveries, owned.known, outbox)
    serve(app, settings, rules, metrics, outbox)
    if settings.feeds_token:
        token = long_secret(settings.feeds_token)
        pages = RegistryPages(settings, outbox, token)
        web_app(app).add_routes(pages.routes())

    app.task(RetryAfterListener(settings, tools.hosts).listen)
    app.task(following.run)

    @app.task  # type: ignore[untyped-decorator]
    async def make_rounds() -> None:
        try:
            while not app.should_stop:
                await _beat(owned, keeper)
        finally:
            await subscriber.stop()
            await rounds.stop()
            await tools.fetcher.close()
            tracer.close()

    if settings.drop_dir != Path():
        _watch(app, settings, tables, owned, outbox)
    return app


def _watch(
    app: faust.App,
    settings: Settings,
    tables: Tables,
    owned: FeedAssignment,
    outbox: Outbox,
) -> None:
    """Look into the drop folders of this worker's feeds at every beat."""
    folder = DropFolder(
        settings.drop_dir,
        outbox,
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


def _tools(
    outbox: Outbox, settings: Settings, book: SubscriptionRepository
) -> PollDependencies:
    fetcher = HttpClient(
        user_agent(settings), settings.fetch_timeout, settings.fetch_max_bytes
    )
    hosts = HostLimits()
    return PollDependencies(
        fetcher=fetcher,
        hosts=hosts,
        outbox=outbox,
        attach_page=FullTextFetcher(fetcher, hosts, clock.now).attach_page,
        now=clock.now,
        linked_documents=LinkedDocuments(fetcher, hosts, clock.now),
        subscription=book.subscription,
    )


def _join(app: faust.App, settings: Settings) -> None:
    """Take part in the group: Faust gives partitions to those who read."""

    @app.agent(bytes_topic(app, settings, FEEDS), name="poller.registrations")
    async def registrations(stream: faust.StreamT[bytes]) -> None:
        async for _ in stream.events():
            pass


def _hand_over(
    app: faust.App, settings: Settings, rounds: PollScheduler
) -> None:
    """End polls before their feeds are another's, so that none is repeated."""
    # The group waits for us, but no longer than its rebalance timeout.
    within = settings.rebalance_timeout / 4

    async def finish(*_: object, **__: object) -> None:
        await rounds.finish(within)

    app.on_partitions_revoked.connect(finish, weak=False)
    app.on_before_shutdown.connect(finish, weak=False)


def _following(
    settings: Settings, keeper: TableUpdater, outbox: Outbox
) -> CompactedTopicReader:
    takes = {
        FEEDS: keeper.registration,
        POLLS: keeper.poll,
        SUBSCRIPTIONS: keeper.subscription,
    }
    return CompactedTopicReader(
        settings,
        {
            topic: partial(_guarded, outbox, take)
            for topic, take in takes.items()
        },
    )


async def _beat(owned: FeedAssignment, keeper: TableUpdater) -> None:
    """Do what is due; start over when other partitions are held."""
    rounds, subscriber = keeper.rounds, keeper.subscriber
    if not owned.settled():
        await asyncio.sleep(BEAT)
        return
    if owned.changed():
        keeper.tables.keep(owned.holds)
        feeds = [feed.decode() for feed in keeper.tables.registrations]
        rounds.start_over(feeds)
        subscriber.start_over(feeds)
    rounds.start_due()
    subscriber.start_due()
    await rounds.wait(BEAT)


async def _guarded(
    outbox: Outbox,
    take: Callable[..., None],
    origin: Origin,
    *,
    is_news: bool,
) -> None:
    """Never raise: what cannot be taken becomes a dead letter."""
    try:
        take(origin, is_news=is_news)
    except Exception as error:  # noqa: BLE001 - one record stops no other
        letter = dead_letter("poll", origin, error)
        try:
            await outbox.send([letter_record(letter)])
        except Exception:
            log.exception("dead letter not sent", source=origin.source)
