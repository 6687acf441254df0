"""
The Faust app of a worker: fixed names, keys and values as bytes.

Delivery is at least once, and outputs are a pure function of the raw record.
``exactly_once`` is not used because of faust-streaming issues 47, 177, 323
and 517.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from functools import cache
from typing import Any, Literal, cast

import faust
from aiohttp import web
from faust.sensors.prometheus import FaustMetrics, PrometheusMonitor
from faust.web.base import BlueprintManager
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
from streams.runtime.accumulator import SentBatch
from streams.runtime.credentials import credentials
from streams.runtime.disk.tables import supervise
from streams.runtime.fencing.write_fence import install_fence
from streams.runtime.reachability.observer import answers_of, observe_answers
from streams.runtime.tables.bulk_recovery import install_bulk_recovery
from streams.runtime.worker_events import log_assignments
from streams.telemetry.cached_labels import CachedLabels

__all__ = [
    "bytes_table",
    "bytes_topic",
    "export_readiness",
    "make_app",
    "remove_faust_pages",
    "request_timeout",
    "sent_observer",
    "serve_public",
    "web_app",
]

BATCH_SIZE = 1024 * 1024
"""Bytes that may wait for one partition before a sender has to wait."""
ANSWERED_WITHIN = 60.0
"""
Seconds within which a broker answers a write; then the connection is opened
anew and the write sent again, once (`idempotent_producer`). Faust's 20
minutes would let a worker stand still for so long, if the network lost the
answer without a word.
"""
REBALANCED_WITHIN = 10.0
"""Seconds that a broker may take for a rebalance, beyond its timeouts."""
PUBLIC_CLOSES_WITHIN = 5.0
"""Seconds that a stopping worker waits for requests on its public port."""
HEARTBEAT = 1.0
"""Seconds; a member learns of a rebalance with its next heartbeat."""


def make_app(role: Literal["poller", "desk"], settings: Settings) -> faust.App:
    """
    Return a Faust app without agents.

    Only ``copydesk topics create`` creates topics; the app must not. Faust's
    metrics have the prefix ``faust_`` and are in milliseconds. They are on
    the same ``/metrics`` page as ours. The app writes only while it owns its
    partitions (`write_fence`).
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
        # A request takes all that waits for its broker, so that what one
        # record changes (its outputs, the tables) goes out together. With a
        # linger, each partition's batch would wait for its own time.
        producer_linger=0,
        producer_max_batch_size=BATCH_SIZE,
        producer_request_timeout=ANSWERED_WITHIN,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=min(HEARTBEAT, settings.session_timeout / 3),
        broker_rebalance_timeout=settings.rebalance_timeout,
        broker_request_timeout=request_timeout(settings),
        broker_commit_interval=1.0,
        # With False, a stop loses the events that agents are processing: a
        # cancelled stream acknowledges its event (7 of 60 items, measured).
        stream_wait_empty=True,
        web_host=settings.web_host,
        web_bind=settings.web_host,
        web_port=settings.web_port or 6066,
        web_in_thread=False,
        topic_disable_leader=False,
    )
    remove_faust_pages(app)
    _serve_metrics(app)
    install_fence(app, settings)
    observe_answers(app, settings)
    log_assignments(app)
    install_bulk_recovery(app, settings)
    return app


def request_timeout(settings: Settings) -> float:
    """
    Return the seconds within which a broker answers a request of a consumer.

    Then the connection is opened anew. A broker may answer a member that joins
    a group only at the end of the rebalance. With Faust's 90 s, a network that
    had forgotten a connection without a word stopped a worker for so long.
    """
    longest = max(settings.session_timeout, settings.rebalance_timeout)
    return longest + REBALANCED_WITHIN


def web_app(app: faust.App) -> web.Application:
    """Return the worker's web application, to add routes to it."""
    driver: Any = app.web
    return cast("web.Application", driver.web_app)


def serve_public(
    app: faust.App, settings: Settings, routes: Iterable[web.RouteDef]
) -> None:
    """
    Serve pages for callers outside our network.

    They are on the public port if the settings name one, and otherwise on
    the web port. The public port has no other pages. It opens and closes with
    the web port, and stays closed if there are no pages.

    Args:
        routes: the pages, with their methods.
    """
    pages = list(routes)
    if not pages or not settings.public_port:
        web_app(app).add_routes(pages)
        return

    async def open_port(_web_app: web.Application) -> AsyncIterator[None]:
        public = web.Application()
        public.add_routes(pages)
        runner = web.AppRunner(
            public, access_log=None, shutdown_timeout=PUBLIC_CLOSES_WITHIN
        )
        await runner.setup()
        try:
            await web.TCPSite(
                runner, settings.public_host, settings.public_port
            ).start()
            yield
        finally:
            await runner.cleanup()

    web_app(app).cleanup_ctx.append(open_port)


def remove_faust_pages(app: faust.App) -> None:
    """
    Serve only the pages that are added to the app.

    Faust's own (``/``, ``/table/``, ``/router/``) show the state of tables
    to anybody who reaches the port.
    """
    app.web.blueprints = BlueprintManager()


def _serve_metrics(app: faust.App) -> None:
    """
    Serve ``/metrics`` in the format that the client accepts.

    Exemplars exist only in OpenMetrics 1.0, which the page of Faust's
    ``setup_prometheus_sensors`` does not support.
    """
    app.monitor = _make_monitor()

    @app.page("/metrics")
    async def metrics(_view: Any, request: Any) -> Any:
        encode, content_type = choose_encoder(
            request.headers.get("Accept", "")
        )
        return web.Response(
            body=encode(REGISTRY), headers={"Content-Type": content_type}
        )


def _make_monitor() -> PrometheusMonitor:
    """Return Faust's monitor, without the cost of labels at each event."""
    metrics = FaustMetrics.create(REGISTRY, "faust")
    cached: dict[str, Any] = {
        name: CachedLabels(getattr(metrics, name))
        for name in (
            "messages_received_per_topics",
            "messages_received_per_topics_partition",
            "total_events_per_stream",
            "topic_messages_sent",
        )
    }
    monitor: Any = PrometheusMonitor(metrics._replace(**cached))
    # It makes the text of a stream's name anew for each event.
    monitor._stream_label = cache(monitor._stream_label)  # noqa: SLF001
    return cast("PrometheusMonitor", monitor)


def export_readiness(app: faust.App, ready: Gauge, kafka_up: Gauge) -> None:
    """
    Keep the gauges that say whether a worker can work.

    Args:
        ready: 1 from when partitions are assigned until they are revoked.
        kafka_up: 1 while Kafka answers.
    """
    answers = answers_of(app)
    kafka_up.set_function(lambda: float(answers.is_up_now()))

    @app.on_partitions_assigned.connect(weak=False)
    async def set_ready(*_: object, **__: object) -> None:
        ready.set(1)

    @app.on_partitions_revoked.connect(weak=False)
    async def set_not_ready(*_: object, **__: object) -> None:
        ready.set(0)


def sent_observer(app: faust.App) -> Callable[[SentBatch], None]:
    """Return what counts a batch in the metrics that Faust has for it."""
    monitor: Any = app.monitor
    metrics: FaustMetrics = monitor._metrics  # noqa: SLF001

    def observe(batch: SentBatch) -> None:
        topic = f"topic.{batch.tp.topic}"
        metrics.topic_messages_sent.labels(topic=topic).inc(batch.records)
        metrics.total_sent_messages.inc(batch.records)
        metrics.producer_send_latency.observe(batch.seconds * 1000)

    return observe


def bytes_topic(
    app: faust.App, settings: Settings, *topics: Topic
) -> faust.TopicT:
    """Return a channel over topics without decoding; the agents decode."""
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
    """Return a table of bytes with as many partitions as a topic."""
    table = app.Table(
        name,
        key_type=bytes,
        value_type=bytes,
        partitions=partitions(like, settings),
    )
    supervise(table)
    return table
