"""
How both workers' Faust apps are made: pinned names, bytes in, bytes out.

``exactly_once`` is never used (faust-streaming issues 47, 177, 323, 517):
at least once, with outputs that are a pure function of the raw record.
"""

from typing import Any, Literal, cast

import faust
from aiohttp import web
from faust.sensors.prometheus import FaustMetrics, PrometheusMonitor
from prometheus_client import REGISTRY, Gauge
from prometheus_client.exposition import choose_encoder

from streams.config.settings import Settings
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    Topic,
    app_id,
    full_name,
    partitions,
)
from streams.runtime.credentials import credentials

__all__ = [
    "bytes_table",
    "bytes_topic",
    "export_readiness",
    "make_app",
    "web_app",
]

HEARTBEAT = 1.0
"""Seconds; a member hears of a rebalance with its next heartbeat."""


def make_app(role: Literal["poller", "desk"], settings: Settings) -> faust.App:
    """
    Return a Faust app without agents.

    Topics are declared by ``copydesk topics create`` alone; the app is
    forbidden to. Faust's own metrics are prefixed ``faust_`` and are in
    milliseconds; ours share the same ``/metrics`` page.
    """
    folder = settings.data_dir / role
    folder.mkdir(parents=True, exist_ok=True)
    app = faust.App(
        app_id(role, settings),
        broker_credentials=credentials(settings),
        broker=f"kafka://{settings.broker.replace(',', ';kafka://')}",
        store=settings.store,
        datadir=str(folder),
        autodiscover=False,
        key_serializer="raw",
        value_serializer="raw",
        topic_partitions=settings.partitions,
        topic_replication_factor=settings.replication,
        topic_allow_declare=False,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=MAX_MESSAGE_BYTES,
        producer_max_request_size=MAX_MESSAGE_BYTES,
        producer_linger=0.005,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=min(HEARTBEAT, settings.session_timeout / 3),
        broker_rebalance_timeout=settings.rebalance_timeout,
        broker_commit_interval=1.0,
        # False loses what an agent had in hand when the worker was stopped:
        # a cancelled stream acknowledges its event (7 of 60 items, measured).
        stream_wait_empty=True,
        web_host=settings.web_host,
        web_bind=settings.web_host,
        web_port=settings.web_port or 6066,
        web_in_thread=False,
        topic_disable_leader=False,
    )
    _serve_metrics(app)
    return app


def web_app(app: faust.App) -> web.Application:
    """Return the worker's own web application, for routes beside Faust's."""
    driver: Any = app.web
    return cast("web.Application", driver.web_app)


def _serve_metrics(app: faust.App) -> None:
    """
    Serve ``/metrics`` in the form that is asked for.

    Exemplars exist in OpenMetrics 1.0 alone, which the page of Faust's own
    ``setup_prometheus_sensors`` does not speak.
    """
    app.monitor = PrometheusMonitor(FaustMetrics.create(REGISTRY, "faust"))

    @app.page("/metrics")
    async def metrics(_view: Any, request: Any) -> Any:
        encode, kind = choose_encoder(request.headers.get("Accept", ""))
        return web.Response(
            body=encode(REGISTRY), headers={"Content-Type": kind}
        )


def export_readiness(app: faust.App, gauge: Gauge) -> None:
    """Set a gauge to 1 once partitions are assigned, to 0 while they move."""

    @app.on_partitions_assigned.connect(weak=False)
    async def assigned(*_: object, **__: object) -> None:
        gauge.set(1)

    @app.on_partitions_revoked.connect(weak=False)
    async def revoked(*_: object, **__: object) -> None:
        gauge.set(0)


def bytes_topic(
    app: faust.App, settings: Settings, *topics: Topic
) -> faust.TopicT:
    """Return a channel over topics as bytes: decoding is the guard's work."""
    return app.topic(
        *(full_name(topic, settings) for topic in topics),
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        internal=False,
    )


def bytes_table(
    app: faust.App, settings: Settings, name: str, like: Topic
) -> faust.types.TableT[bytes, bytes]:
    """Return a table partitioned like a topic; its changelog is ours too."""
    return app.Table(
        name,
        key_type=bytes,
        value_type=bytes,
        partitions=partitions(like, settings),
    )
