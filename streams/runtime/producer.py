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
from streams.kafka.clients import DENIALS, denial
from streams.kafka.records import Outgoing
from streams.kafka.topics import named
from streams.runtime.watchdog import give_up
from streams.serialization.serializers import Values, as_json

__all__ = ["Sender", "handed"]

Sent = asyncio.Future[object]


async def handed(
    app: faust.App,
    settings: Settings,
    records: Iterable[Outgoing],
    values: Values = as_json,
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
        name = named(one.topic, settings)
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


class Sender:
    """A worker's way out: it hands over and goes on."""

    def __init__(
        self, app: faust.App, settings: Settings, values: Values = as_json
    ) -> None:
        self._app = app
        self._settings = settings
        self._values = values

    async def send(self, records: Iterable[Outgoing]) -> None:
        """
        Hand records to the producer, in order; waits only for its buffer.

        Raises:
            Exception: the producer refused one at once (too large).
        """
        sent = await handed(self._app, self._settings, records, self._values)
        for name, future in sent:
            future.add_done_callback(partial(_held, name, self._settings))


def _held(name: str, settings: Settings, sent: Sent) -> None:
    if not sent.cancelled() and (error := sent.exception()):
        give_up(
            denial(error, settings)
            if isinstance(error, DENIALS)
            else f"a record for {name} could not be sent: {error!r}"
        )
