"""
The desk as a Faust app: clean -> dedupe -> enrich.

Names of agents and tables are storage: never change them.
"""

from dataclasses import replace
from typing import Any, NamedTuple

import faust
from faust.types import TP

from streams import clock
from streams.config.settings import Settings
from streams.desk.agents import Cleaner, Deduper, Enricher
from streams.desk.clean.process_pool import CleanPool, make_pool
from streams.desk.factory import build_engine, load_routes
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import Route
from streams.desk.state.faust_stores import (
    deliveries,
    delivery_table,
    desk_tables,
    states,
)
from streams.desk.warmup import warm_up
from streams.kafka.records import ProducerRecord, make_record
from streams.kafka.topics import CLEAN, RAW, TICKS, UNIQUE, full_name
from streams.records import Tick
from streams.runtime.app import bytes_topic, export_readiness, make_app
from streams.runtime.health import serve_health
from streams.runtime.ordered_stream import OrderedStream
from streams.runtime.partition_generations import PartitionContinuity
from streams.runtime.producer import AppProducer
from streams.serialization.serializers import serializer_for
from streams.telemetry.metrics import Metrics
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.spans import Tracer, make_tracer

__all__ = ["build"]

BATCH = 16
BATCH_WITHIN = 0.02


class DeskDependencies(NamedTuple):
    """What each step of the worker has in hand."""

    app: faust.App
    settings: Settings
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    taking: OrderedStream


def build(settings: Settings) -> faust.App:
    """Return the desk's app with its agents, tables and the tick timer."""
    routes = load_routes(settings)
    values = serializer_for(settings, [one.name for one in routes])
    app = make_app("desk", settings)
    metrics = build_metrics(role="desk")
    export_readiness(app, metrics.ready)
    sender = AppProducer(app, settings, values)
    taken = (RAW, CLEAN, TICKS, UNIQUE)
    taking = OrderedStream(app, [full_name(one, settings) for one in taken])
    serve_health(app, settings.ready_lag, taking.lag)
    tracer = make_tracer(settings, "desk")
    hands = DeskDependencies(app, settings, sender, metrics, tracer, taking)
    pool = make_pool(settings)
    _clean(hands, pool)
    _dedupe(hands)
    _enrich(hands, routes)
    _ticks(app, settings, sender)
    pool.warm()
    return app


def _clean(hands: DeskDependencies, pool: CleanPool) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    cleaner = Cleaner(pool, sender, metrics, tracer)

    @app.agent(bytes_topic(app, settings, RAW), name="desk.clean")
    async def clean(stream: Any) -> None:
        async for events in taking.batches(stream, BATCH, BATCH_WITHIN):
            await cleaner.take(events)

    @app.on_before_shutdown.connect(weak=False)
    async def close(*_: object, **__: object) -> None:
        pool.close()
        tracer.close()


def _dedupe(hands: DeskDependencies) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    held = states(desk_tables(app, settings))
    deduper = Deduper(held, sender, metrics, tracer)
    ticks = full_name(TICKS, settings)

    @app.agent(bytes_topic(app, settings, CLEAN, TICKS), name="desk.dedupe")
    async def dedupe(stream: faust.StreamT[bytes]) -> None:
        async for event in taking.events(stream):
            await deduper.take(event, is_tick=event.message.topic == ticks)

    tenure = PartitionContinuity(app, full_name(CLEAN, settings))

    @app.on_partitions_assigned.connect(weak=False)
    async def moved(_: object, assigned: set[TP], **__: object) -> None:
        held.keep(tenure.kept(assigned))


def _enrich(hands: DeskDependencies, routes: tuple[Route, ...]) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    engine = build_engine(settings)
    warm_up(engine)
    held = deliveries(delivery_table(app, settings))
    enricher = Enricher(
        engine, routes, held, ExistingSinkFilter(settings, routes),
        sender, metrics, tracer,
    )  # fmt: skip

    @app.agent(bytes_topic(app, settings, UNIQUE), name="desk.enrich")
    async def enrich(stream: faust.StreamT[bytes]) -> None:
        async for event in taking.events(stream):
            await enricher.take(event)

    tenure = PartitionContinuity(app, full_name(UNIQUE, settings))

    @app.on_partitions_assigned.connect(weak=False)
    async def moved(_: object, assigned: set[TP], **__: object) -> None:
        held.keep(tenure.kept(assigned))


def _ticks(app: faust.App, settings: Settings, sender: AppProducer) -> None:
    @app.timer(settings.tick, on_leader=True)  # type: ignore[untyped-decorator]
    async def tick() -> None:
        await sender.send(_tick_records(settings))


def _tick_records(settings: Settings) -> list[ProducerRecord]:
    at = clock.now()
    return [
        replace(
            make_record(TICKS, str(one), Tick(at), f"tick-{at.isoformat()}"),
            partition=one,
        )
        for one in range(settings.lane_partitions)
    ]
