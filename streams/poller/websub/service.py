"""
Add WebSub to the poller's Faust app: an agent for pushes, and two routes.

The agent runs whether or not a callback URL is set, because all members of a
consumer group must read the same topics. Agent names are stored in Kafka and
must not change.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import faust
from aiohttp import web
from aiokafka.errors import KafkaError

from streams import clock
from streams.config.secrets import long_secret
from streams.config.settings import Settings
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    PUSHED,
    SUBSCRIPTIONS,
    full_name,
)
from streams.poller.feeds.assignment import partition_of
from streams.poller.letters import send_dead_letter
from streams.poller.websub.callback import Callback, CallbackContext
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.lifecycle import Rules
from streams.records import Subscription, read_push, read_subscription
from streams.runtime.app import bytes_topic
from streams.runtime.ordered_stream import OrderedStream
from streams.runtime.outbox import Outbox
from streams.runtime.process.watchdog import (
    exit_if_agent_fails,
    exit_with_error,
)
from streams.serialization.readers import read_latest
from streams.telemetry.metrics import Metrics

__all__ = ["callback_routes", "process_pushed", "rules_of"]

BATCH = 64
# A delivery is base64 on its topic, which adds a third to its size.
MAX_DELIVERY = MAX_MESSAGE_BYTES * 2 // 3


def rules_of(settings: Settings) -> Rules:
    """
    Return the WebSub rules of the settings.

    Raises:
        SecretError: the pollers' secret is missing or too short.
    """
    if not settings.websub_callback:
        return Rules()
    return Rules(
        settings.websub_callback,
        long_secret(settings.websub_secret),
        settings.websub_announced == "yes",
        settings.websub_lease,
    )


def callback_routes(
    settings: Settings, rules: Rules, metrics: Metrics, outbox: Outbox
) -> list[web.RouteDef]:
    """Return the callback routes; none if no callback URL is set."""
    if not rules.base:
        return []

    async def latest(feed: str) -> Subscription | None:
        key = feed.encode()
        partition = partition_of(key, settings.partitions)
        name = full_name(SUBSCRIPTIONS, settings)
        value = await read_latest(settings, name, key, partition)
        return read_subscription(value) if value else None

    context = CallbackContext(
        rules.key,
        min(settings.fetch_max_bytes, MAX_DELIVERY),
        latest,
        outbox,
        metrics,
        clock.now,
    )
    return Callback(context).routes()


def process_pushed(
    app: faust.App,
    settings: Settings,
    deliveries: Deliveries,
    wait_caught_up: Callable[[], Awaitable[None]],
    outbox: Outbox,
    metrics: Metrics,
) -> None:
    """
    Add the agent that processes pushes for this worker's feeds.

    Args:
        wait_caught_up: waits until the tables of these feeds are read.
    """
    ordered = OrderedStream(
        app,
        [full_name(PUSHED, settings)],
        count_deleted=metrics.count_deleted_unread,
    )

    @app.agent(bytes_topic(app, settings, PUSHED), name="poller.pushed")
    async def pushed(stream: Any) -> None:
        batches = ordered.batches(stream, BATCH)
        with exit_if_agent_fails(app, "poller.pushed"):
            async for events in batches:
                origins = [Origin.of(event.message) for event in events]
                await wait_caught_up()
                try:
                    await _process_batch(deliveries, outbox, origins)
                except KafkaError as error:
                    # A restarted worker processes the same events again.
                    exit_with_error(
                        f"pushes of hubs could not be published: {error!r}"
                    )


async def _process_batch(
    deliveries: Deliveries, outbox: Outbox, origins: Iterable[Origin]
) -> None:
    """Process records; one that is not a `Push` becomes a dead letter."""
    pushes = []
    for origin in origins:
        try:
            pushes.append(read_push(origin.value))
        except Exception as error:  # noqa: BLE001 - one record stops no other
            await send_dead_letter(outbox, origin, error)
    await deliveries.process(pushes)
