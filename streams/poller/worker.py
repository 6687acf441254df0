"""
Build the poller as a Faust app: tables, scheduler, WebSub, drop folder.

Faust assigns the partitions of ``wire.feeds``. Their records are read by
`CompactedTopicReader`, which skips nothing after a rebalance (ADR 0003).
Agent names belong to what is stored: never change them.
"""

import asyncio
from functools import partial
from pathlib import Path

import faust
import structlog

from streams import clock
from streams.config.secrets import long_secret
from streams.config.settings import Settings
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import FEEDS, POLLS, SUBSCRIPTIONS, Topic
from streams.poller.drop_folder import DropFolder
from streams.poller.feed_events import FeedEvents
from streams.poller.feeds.assignment import FeedAssignment
from streams.poller.feeds.compacted_reader import CompactedTopicReader
from streams.poller.feeds.registry_api import RegistryApi
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.user_agent import user_agent
from streams.poller.letters import send_dead_letter
from streams.poller.outbox import KafkaOutbox
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.polling.poll import PollDependencies
from streams.poller.polling.shared_retry_after import RetryAfterListener
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.table_updates import Tables, TableUpdater
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.service import (
    callback_routes,
    process_pushed,
    rules_of,
)
from streams.poller.websub.subscriber import Subscriber
from streams.records import read_registration
from streams.runtime.app import (
    bytes_topic,
    export_readiness,
    make_app,
    serve_public,
)
from streams.runtime.faust_waits import shorten_waits
from streams.runtime.health import serve_health
from streams.runtime.outbox import Outbox
from streams.telemetry.failure_log import FailureLog
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.tracers import make_tracer

__all__ = ["build"]

log = structlog.get_logger()

# Longest wait between two looks at what is due, seconds.
SCHEDULE_INTERVAL = 0.5
DROP_INTERVAL = 1.0
# Tells drop-folder feeds apart without decoding every registration.
DROP = b'"drop"'


def build(settings: Settings) -> faust.App:
    """Return the poller's app with all its tasks."""
    app = make_app("poller", settings)
    shorten_waits(app, settings)
    tables = Tables({}, {}, {})
    metrics = build_metrics(role="poller")
    export_readiness(app, metrics.ready, metrics.kafka_up)
    tracer = make_tracer(settings, "poller")
    outbox = KafkaOutbox(app, settings, tracer)
    rules = rules_of(settings)
    repository = SubscriptionRepository(*tables, outbox)
    deps = _make_dependencies(outbox, settings, repository)
    scheduler = PollScheduler(
        tables.registrations, tables.polls, deps, settings.poll_concurrency
    )
    subscriber = Subscriber(
        repository, rules, deps, metrics, scheduler.poll_now
    )
    updater = TableUpdater(
        tables, scheduler, subscriber, repository, metrics, FeedEvents()
    )
    reader = _make_reader(settings, updater, outbox)
    serve_health(app, 0, reader.lag)
    assignment = FeedAssignment(app, settings, reader)
    _join_group(app, settings)
    _finish_polls_on_revoke(app, settings, scheduler)
    deliveries = Deliveries(
        repository, rules.lease, deps, metrics, scheduler.poll_now
    )
    process_pushed(
        app, settings, deliveries, assignment.wait_caught_up, outbox, metrics
    )
    routes = callback_routes(settings, rules, metrics, outbox)
    if settings.feeds_token:
        token = long_secret(settings.feeds_token)
        routes += RegistryApi(settings, outbox, token).routes()
    serve_public(app, settings, routes)

    app.task(RetryAfterListener(settings, deps.hosts).listen)
    app.task(reader.run)

    @app.task  # type: ignore[untyped-decorator]
    async def run_schedule() -> None:
        try:
            while not app.should_stop:
                await _start_due(assignment, updater)
        finally:
            await subscriber.tasks.stop()
            await scheduler.tasks.stop()
            await deps.fetcher.close()
            tracer.close()

    if settings.drop_dir != Path():
        _watch_drop_folder(app, settings, tables, assignment, outbox)
    return app


def _watch_drop_folder(
    app: faust.App,
    settings: Settings,
    tables: Tables,
    assignment: FeedAssignment,
    outbox: Outbox,
) -> None:
    """Read the drop folders of this worker's feeds at an interval."""
    folder = DropFolder(
        settings.drop_dir,
        outbox,
        settings.fetch_max_bytes,
        clock.now,
    )
    failures = FailureLog("drop folder not read")

    @app.task  # type: ignore[untyped-decorator]
    async def watch_drop_folder() -> None:
        while not app.should_stop:
            feeds = [
                read_registration(value)
                for feed, value in list(tables.registrations.items())
                if assignment.holds(feed) and DROP in value
            ]
            try:
                await folder.scan(feeds)
            except Exception as error:  # noqa: BLE001 - tried again later
                failures.failed(error)
            else:
                failures.succeeded()
            await asyncio.sleep(DROP_INTERVAL)


def _make_dependencies(
    outbox: Outbox, settings: Settings, repository: SubscriptionRepository
) -> PollDependencies:
    client = HttpClient(
        user_agent(settings), settings.fetch_timeout, settings.fetch_max_bytes
    )
    hosts = HostLimits()
    return PollDependencies(
        fetcher=client,
        hosts=hosts,
        outbox=outbox,
        attach_page=FullTextFetcher(client, hosts, clock.now).attach_page,
        now=clock.now,
        linked_documents=LinkedDocuments(client, hosts, clock.now),
        subscription=repository.subscription,
    )


def _join_group(app: faust.App, settings: Settings) -> None:
    """
    Join the consumer group with an agent that ignores its records.

    Faust assigns partitions only to workers with an agent for the topic; the
    records themselves are read by `CompactedTopicReader`.
    """

    @app.agent(bytes_topic(app, settings, FEEDS), name="poller.registrations")
    async def registrations(stream: faust.StreamT[bytes]) -> None:
        async for _ in stream.events():
            pass


def _finish_polls_on_revoke(
    app: faust.App, settings: Settings, scheduler: PollScheduler
) -> None:
    """
    Finish the polls under way before other workers own their feeds.

    Otherwise the new owners would repeat these polls.
    """
    # The group waits for this worker, up to its rebalance timeout.
    within = settings.rebalance_timeout / 4

    async def finish(*_: object, **__: object) -> None:
        await scheduler.finish(within)

    app.on_partitions_revoked.connect(finish, weak=False)
    app.on_before_shutdown.connect(finish, weak=False)


def _make_reader(
    settings: Settings, updater: TableUpdater, outbox: Outbox
) -> CompactedTopicReader:
    return CompactedTopicReader(
        settings,
        {
            topic: partial(_apply_guarded, outbox, updater, topic)
            for topic in (FEEDS, POLLS, SUBSCRIPTIONS)
        },
    )


async def _start_due(
    assignment: FeedAssignment, updater: TableUpdater
) -> None:
    """Start due tasks; first reset if the assigned partitions changed."""
    scheduler, subscriber = updater.scheduler, updater.subscriber
    if not assignment.is_stable():
        await asyncio.sleep(SCHEDULE_INTERVAL)
        return
    if assignment.refresh():
        updater.tables.retain(assignment.holds)
        feeds = [feed.decode() for feed in updater.tables.registrations]
        scheduler.reset(feeds)
        subscriber.reset(feeds)
    scheduler.tasks.start_due()
    subscriber.tasks.start_due()
    await scheduler.tasks.wait(SCHEDULE_INTERVAL)


async def _apply_guarded(
    outbox: Outbox,
    updater: TableUpdater,
    topic: Topic,
    origin: Origin,
    *,
    is_live: bool,
) -> None:
    """
    Apply a record; if that fails, send a dead letter. Never raise.

    Nothing is acknowledged here: a worker that is assigned the feed later
    reads the record again, and sends a letter that could not be sent.
    """
    try:
        updater.apply(topic, origin, is_live=is_live)
    except Exception as error:  # noqa: BLE001 - one record stops no other
        try:
            await send_dead_letter(outbox, origin, error)
        except Exception:
            log.exception("dead letter not sent", source=origin.source)
