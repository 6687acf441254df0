"""
The desk as a Faust app: clean -> dedupe -> enrich -> stories.

Names of agents and tables are storage: never change them.
"""

import asyncio
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

import faust
from aiokafka.errors import KafkaError
from faust.types import TP
from msgspec.structs import replace

from extractors.words.word_frequencies import word_frequencies
from streams import clock
from streams.config.settings import Settings
from streams.desk.clean.agent import Cleaner
from streams.desk.dedupe.agent import Deduper
from streams.desk.enrich.agent import Enricher
from streams.desk.factory import load_routes
from streams.desk.missing_topics import end_without_topics
from streams.desk.processes.pool import StepPool
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import Route
from streams.desk.sinks.sink_topics import sink_of
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.faust_stores import (
    PartitionCache,
    delivery_cache,
    delivery_table,
    state_cache,
    store_tables,
)
from streams.desk.state.models import STORES
from streams.desk.state.state import DeskState
from streams.desk.stories.agent import StoryBuilder
from streams.desk.stories.state import StoriesState
from streams.desk.stories.tables import stories_cache
from streams.kafka import admin
from streams.kafka.clients import ClusterError
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import (
    CLEAN,
    RAW,
    STORY_REPORTS,
    TICKS,
    UNIQUE,
    Topic,
    app_id,
    full_name,
)
from streams.records import StoryReport, Tick
from streams.runtime.app import (
    bytes_topic,
    export_readiness,
    make_app,
    sent_observer,
)
from streams.runtime.faust_waits import shorten_waits
from streams.runtime.health import serve_health
from streams.runtime.idempotent_producer import make_producer_idempotent
from streams.runtime.ordered_stream import OrderedStream
from streams.runtime.partition_generations import PartitionContinuity
from streams.runtime.process.watchdog import exit_if_agent_fails
from streams.runtime.producer import AppProducer
from streams.serialization.serializers import serializer_for
from streams.telemetry.metrics import Metrics
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.spans import Tracer
from streams.telemetry.tracers import make_tracer

__all__ = ["build"]

BATCH = 16


@dataclass(frozen=True, slots=True)
class DeskDependencies:
    """What every agent of the worker needs."""

    app: faust.App
    settings: Settings
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    ordered: OrderedStream


def build(settings: Settings) -> faust.App:
    """Return the desk's app with its agents, tables and the tick timer."""
    routes = load_routes(settings)
    serializer = serializer_for(settings, map(sink_of, routes))
    app = make_app("desk", settings)
    shorten_waits(app, settings)
    make_producer_idempotent(app)
    metrics = build_metrics(role="desk")
    export_readiness(app, metrics.ready, metrics.kafka_up)
    sender = AppProducer(app, settings, serializer, sent_observer(app))
    topics = (RAW, CLEAN, TICKS, UNIQUE, STORY_REPORTS)
    names = [full_name(topic, settings) for topic in topics]
    ordered = OrderedStream(
        app, names, sender.accumulator, metrics.count_deleted_unread
    )
    end_without_topics(app, settings, sender.accumulator)
    tracer = make_tracer(settings, "desk")
    desk = DeskDependencies(app, settings, sender, metrics, tracer, ordered)
    pool = StepPool(settings)
    _add_clean(desk, pool)
    caches: tuple[PartitionCache[Any], ...] = (
        _add_dedupe(desk),
        _add_enrich(desk, pool, routes),
        _add_stories(desk, routes),
    )
    _add_ticks(desk)

    def lag() -> int | None:
        opening = any(cache.is_opening for cache in caches)
        return None if opening or not pool.is_warm() else ordered.lag()

    serve_health(app, settings.ready_lag, lag)
    if _has_other_workers(settings):
        pool.warm()
    return app


def _has_other_workers(settings: Settings) -> bool:
    """
    Return whether other desks have the partitions now.

    A desk that joins them first loads its name lists, so that no partition
    waits for it. A desk that begins alone loads them while the broker waits
    for further members: 3 s by default
    (``group.initial.rebalance.delay.ms``).
    """
    group = app_id("desk", settings)
    try:
        return asyncio.run(admin.has_members(group, settings))
    except (ClusterError, KafkaError):
        return True


def _add_clean(desk: DeskDependencies, pool: StepPool) -> None:
    app = desk.app
    cleaner = Cleaner(pool, desk.sender, desk.metrics, desk.tracer)

    @app.agent(bytes_topic(app, desk.settings, RAW), name="desk.clean")
    async def clean(stream: Any) -> None:
        batches = desk.ordered.batches(stream, BATCH)
        with exit_if_agent_fails(app, "desk.clean"):
            await pool.wait_warm()
            async for events in batches:
                await cleaner.take(events)

    @app.on_before_shutdown.connect(weak=False)
    async def close(*_: object, **__: object) -> None:
        pool.close()
        desk.tracer.close()


def _add_dedupe(desk: DeskDependencies) -> PartitionCache[DeskState]:
    app, settings = desk.app, desk.settings
    accumulator = desk.sender.accumulator
    cache = state_cache(
        store_tables(app, settings, accumulator, STORES, CLEAN)
    )
    deduper = Deduper(
        cache, desk.sender, desk.metrics, desk.tracer, settings.step_timeout
    )
    ticks = full_name(TICKS, settings)

    @app.agent(bytes_topic(app, settings, CLEAN, TICKS), name="desk.dedupe")
    async def dedupe(stream: faust.StreamT[bytes]) -> None:
        with exit_if_agent_fails(app, "desk.dedupe"):
            # Its package takes .3 s to load: not in the event loop.
            await asyncio.to_thread(word_frequencies, "en")
            async for event in desk.ordered.events(stream):
                await deduper.take(event, is_tick=event.message.topic == ticks)

    _on_assignment(desk, CLEAN, cache.retain)
    return cache


def _add_enrich(
    desk: DeskDependencies, pool: StepPool, routes: tuple[Route, ...]
) -> PartitionCache[SinkDeliveries]:
    app, settings = desk.app, desk.settings
    cache = delivery_cache(
        delivery_table(app, settings, desk.sender.accumulator)
    )
    enricher = Enricher(
        pool, cache, ExistingSinkFilter(settings, routes),
        desk.sender, desk.metrics, desk.tracer,
    )  # fmt: skip

    @app.agent(bytes_topic(app, settings, UNIQUE), name="desk.enrich")
    async def enrich(stream: faust.StreamT[bytes]) -> None:
        batches = desk.ordered.batches(stream, BATCH)
        with exit_if_agent_fails(app, "desk.enrich"):
            await pool.wait_warm()
            async for events in batches:
                await enricher.take(events)

    _on_assignment(desk, UNIQUE, cache.retain)
    return cache


def _add_stories(
    desk: DeskDependencies, routes: tuple[Route, ...]
) -> PartitionCache[StoriesState]:
    app, settings = desk.app, desk.settings
    cache = stories_cache(app, settings, desk.sender.accumulator)
    builder = StoryBuilder(
        cache, routes, ExistingSinkFilter(settings, routes), desk.sender,
        desk.metrics, desk.tracer, settings.step_timeout,
    )  # fmt: skip

    @app.agent(bytes_topic(app, settings, STORY_REPORTS), name="desk.stories")
    async def stories(stream: faust.StreamT[bytes]) -> None:
        with exit_if_agent_fails(app, "desk.stories"):
            async for event in desk.ordered.events(stream):
                await builder.take(event)

    _on_assignment(desk, STORY_REPORTS, cache.retain)
    return cache


def _on_assignment(
    desk: DeskDependencies,
    topic: Topic,
    retain: Callable[[Container[int]], None],
) -> None:
    """At each assignment, retain the partitions held without a break."""
    continuity = PartitionContinuity(desk.app, full_name(topic, desk.settings))

    @desk.app.on_partitions_assigned.connect(weak=False)
    async def assign(_: object, assigned: set[TP], **__: object) -> None:
        retain(continuity.retained(assigned))


def _add_ticks(desk: DeskDependencies) -> None:
    settings = desk.settings

    @desk.app.timer(settings.tick, on_leader=True)  # type: ignore[untyped-decorator]
    async def tick() -> None:
        await desk.sender.enqueue(_tick_records(settings))


def _tick_records(settings: Settings) -> list[ProducerRecord]:
    at = clock.now()
    source = f"tick-{at.isoformat()}"
    report = StoryReport("tick", at, source=source)
    return [
        *(
            replace(
                make_record(TICKS, str(partition), Tick(at), source),
                partition=partition,
            )
            for partition in range(settings.lane_partitions)
        ),
        make_record(STORY_REPORTS, "tick", report, source, "tick", "leader"),
    ]
