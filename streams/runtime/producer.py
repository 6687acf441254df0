"""
Sending from a worker: in order, and never silently lost.

Faust flushes its producer before it commits offsets, so what is under way
need not be awaited one by one; but a send that fails for good must end the
worker, which then starts again from the last commit.
"""

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import cast

import faust

from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import full_name
from streams.runtime.watchdog import exit_with_error
from streams.serialization.serializers import Serializer, json_serializer

__all__ = ["AppProducer", "send_records"]

Sent = asyncio.Future[object]


async def send_records(
    app: faust.App,
    settings: Settings,
    records: Iterable[ProducerRecord],
    values: Serializer = json_serializer,
) -> list[tuple[str, Sent]]:
    """
    Hand records to an app's producer, in order; waits only for its buffer.

    Args:
        values: turns each into what goes out; nothing is handed over unless
            all could be turned.

    Returns:
        Each record's topic, and what is done once the broker has acked it.

    Raises:
        Exception: the producer refused one at once (too large), or it could
            not be turned.
    """
    sent = []
    for one in [values(each) for each in records]:
        name = full_name(one.topic, settings)
        future = await app.send(
            name,
            key=one.key,
            value=one.value,
            partition=one.partition,
            headers=one.headers,
            key_serializer="raw",
            value_serializer="raw",
        )
        sent.append((name, cast("Sent", future)))
    return sent


class AppProducer:
    """A worker's way out: it hands over and goes on."""

    def __init__(
        self,
        app: faust.App,
        settings: Settings,
        values: Serializer = json_serializer,
    ) -> None:
        self._app = app
        self._settings = settings
        self._values = values

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        """
        Hand records to the producer, in order; waits only for its buffer.

        Raises:
            Exception: the producer refused one at once (too large).
        """
        sent = await send_records(
            self._app, self._settings, records, self._values
        )
        for name, future in sent:
            future.add_done_callback(partial(_held, name, self._settings))


def _held(name: str, settings: Settings, sent: Sent) -> None:
    if not sent.cancelled() and (error := sent.exception()):
        exit_with_error(
            describe_authorization_error(error, settings)
            if isinstance(error, AUTHORIZATION_ERRORS)
            else f"a record for {name} could not be sent: {error!r}"
        )
