"""
WebSub as a part of the poller's app: two agents, two routes, one beat.

The agents run whether or not a callback address is set, for all members of
a group must take the same topics. Names of agents are storage.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import faust
import msgspec
from aiokafka.errors import KafkaError

from streams import clock
from streams.config.secrets import long_secret
from streams.config.settings import Settings
from streams.kafka.dead_letters import Origin, dead_letter
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    PUSHED,
    SUBSCRIPTIONS,
    full_name,
)
from streams.poller.feeds.assignment import partition_of
from streams.poller.polling.publishing import letter_record
from streams.poller.websub.callback import Callback, CallbackContext
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.lifecycle import Rules
from streams.records import Subscription, read_push, read_subscription
from streams.runtime.app import bytes_topic, web_app
from streams.runtime.ordered_stream import OrderedStream
from streams.runtime.producer import Outbox
from streams.runtime.watchdog import exit_with_error
from streams.serialization.readers import read_latest
from streams.telemetry.metrics import Metrics

__all__ = ["rules_of", "serve", "take_pushed"]

BATCH = 64
BATCH_WITHIN = 0.01
# A delivery is base64 on its topic, which adds a third.
LARGEST = MAX_MESSAGE_BYTES * 2 // 3


def rules_of(settings: Settings) -> Rules:
    """
    Return what the settings say of WebSub.

    Raises:
        SecretError: the pollers' secret is not to be found, or is short.
    """
    if not settings.websub_callback:
        return Rules()
    return Rules(
        settings.websub_callback,
        long_secret(settings.websub_secret),
        settings.websub_announced == "yes",
        settings.websub_lease,
    )


def serve(
    app: faust.App,
    settings: Settings,
    rules: Rules,
    metrics: Metrics,
    outbox: Outbox,
) -> None:
    """Answer hubs on the worker's web port, if a callback is set."""
    if not rules.base:
        return

    async def latest(feed: str) -> Subscription | None:
        key = feed.encode()
        partition = partition_of(key, settings.partitions)
        name = full_name(SUBSCRIPTIONS, settings)
        value = await read_latest(settings, name, key, partition)
        return read_subscription(value) if value else None

    gate = CallbackContext(
        rules.key,
        min(settings.fetch_max_bytes, LARGEST),
        latest,
        outbox,
        metrics,
        clock.now,
    )
    web_app(app).add_routes(Callback(gate).routes())


def take_pushed(
    app: faust.App,
    settings: Settings,
    deliveries: Deliveries,
    known: Callable[[], Awaitable[None]],
    outbox: Outbox,
) -> None:
    """
    Act on what hubs said to any poller about this worker's feeds.

    Args:
        known: waits until what is known of these feeds is read.
    """
    taking = OrderedStream(app, [full_name(PUSHED, settings)])

    @app.agent(bytes_topic(app, settings, PUSHED), name="poller.pushed")
    async def pushed(stream: Any) -> None:
        async for events in taking.batches(stream, BATCH, BATCH_WITHIN):
            origins = [Origin.of(event.message) for event in events]
            await known()
            try:
                await _taken(deliveries, outbox, origins)
            except KafkaError as error:
                # Started again, the worker takes the same events again.
                exit_with_error(
                    f"what hubs pushed could not be published: {error!r}"
                )


async def _taken(
    deliveries: Deliveries, outbox: Outbox, origins: Iterable[Origin]
) -> None:
    """Raise for Kafka alone: what is no `Push` is a dead letter."""
    pushes = []
    for origin in origins:
        try:
            pushes.append(read_push(origin.value))
        except msgspec.MsgspecError as error:
            letter = dead_letter("poll", origin, error)
            await outbox.send([letter_record(letter)])
    await deliveries.take(pushes)
