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
from streams.desk.clean.process_pool import CleanPool, pool_of
from streams.desk.factory import engine_of, routes_of
from streams.desk.sinks.existing_sinks import Standing
from streams.desk.sinks.rules import Route
from streams.desk.state.faust_stores import (
    deliveries,
    delivery_table,
    desk_tables,
    states,
)
from streams.desk.warmup import warm
from streams.kafka.records import Outgoing, record
from streams.kafka.topics import CLEAN, RAW, TICKS, UNIQUE, named
from streams.records import Tick
from streams.runtime.app import bytes_topic, make_app, tell_ready
from streams.runtime.health import serve_health
from streams.runtime.ordered_stream import Taking
from streams.runtime.partition_generations import Tenure
from streams.runtime.producer import Sender
from streams.serialization.serializers import values_of
from streams.telemetry.metrics import Metrics
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.spans import Tracer
from streams.telemetry.tracers import tracer_of

__all__ = ["build"]

BATCH = 16
BATCH_WITHIN = 0.02


class _Hands(NamedTuple):
    """What each step of the worker has in hand."""

    app: faust.App
    settings: Settings
    sender: Sender
    metrics: Metrics
    tracer: Tracer
    taking: Taking


def build(settings: Settings) -> faust.App:
    """Return the desk's app with its agents, tables and the tick timer."""
    routes = routes_of(settings)
    values = values_of(settings, [one.name for one in routes])
    app = make_app("desk", settings)
    metrics = build_metrics(role="desk")
    tell_ready(app, metrics.ready)
    sender = Sender(app, settings, values)
    taken = (RAW, CLEAN, TICKS, UNIQUE)
    taking = Taking(app, [named(one, settings) for one in taken])
    serve_health(app, settings.ready_lag, taking.behind)
    tracer = tracer_of(settings, "desk")
    hands = _Hands(app, settings, sender, metrics, tracer, taking)
    pool = pool_of(settings)
    _clean(hands, pool)
    _dedupe(hands)
    _enrich(hands, routes)
    _ticks(app, settings, sender)
    pool.warm()
    return app


def _clean(hands: _Hands, pool: CleanPool) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    cleaner = Cleaner(pool, sender, metrics, tracer)

    @app.agent(bytes_topic(app, settings, RAW), name="desk.clean")
    async def clean(stream: Any) -> None:
        async for events in taking.together(stream, BATCH, BATCH_WITHIN):
            await cleaner.take(events)

    @app.on_before_shutdown.connect(weak=False)
    async def close(*_: object, **__: object) -> None:
        pool.close()
        tracer.close()


def _dedupe(hands: _Hands) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    held = states(desk_tables(app, settings))
    deduper = Deduper(held, sender, metrics, tracer)
    ticks = named(TICKS, settings)

    @app.agent(bytes_topic(app, settings, CLEAN, TICKS), name="desk.dedupe")
    async def dedupe(stream: faust.StreamT[bytes]) -> None:
        async for event in taking.one_by_one(stream):
            await deduper.take(event, is_tick=event.message.topic == ticks)

    tenure = Tenure(app, named(CLEAN, settings))

    @app.on_partitions_assigned.connect(weak=False)
    async def moved(_: object, assigned: set[TP], **__: object) -> None:
        held.keep(tenure.kept(assigned))


def _enrich(hands: _Hands, routes: tuple[Route, ...]) -> None:
    app, settings, sender, metrics, tracer, taking = hands
    engine = engine_of(settings)
    warm(engine)
    held = deliveries(delivery_table(app, settings))
    enricher = Enricher(
        engine, routes, held, Standing(settings, routes),
        sender, metrics, tracer,
    )  # fmt: skip

    @app.agent(bytes_topic(app, settings, UNIQUE), name="desk.enrich")
    async def enrich(stream: faust.StreamT[bytes]) -> None:
        async for event in taking.one_by_one(stream):
            await enricher.take(event)

    tenure = Tenure(app, named(UNIQUE, settings))

    @app.on_partitions_assigned.connect(weak=False)
    async def moved(_: object, assigned: set[TP], **__: object) -> None:
        held.keep(tenure.kept(assigned))


def _ticks(app: faust.App, settings: Settings, sender: Sender) -> None:
    @app.timer(settings.tick, on_leader=True)  # type: ignore[untyped-decorator]
    async def tick() -> None:
        await sender.send(_tick_records(settings))


def _tick_records(settings: Settings) -> list[Outgoing]:
    at = clock.now()
    return [
        replace(
            record(TICKS, str(one), Tick(at), f"tick-{at.isoformat()}"),
            partition=one,
        )
        for one in range(settings.lane_partitions)
    ]
