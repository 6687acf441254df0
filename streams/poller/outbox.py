"""The app's own producer as an outbox: sent is what the broker acked."""

import asyncio
from collections.abc import Iterable

import faust

from streams.poller.publish import Record
from streams.settings import Settings
from streams.topics import named

__all__ = ["KafkaOutbox"]


class KafkaOutbox:
    """
    The way to Kafka through a Faust app.

    Args:
        settings: give the topics' prefix.
    """

    def __init__(self, app: faust.App, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def send(self, records: Iterable[Record]) -> None:
        """Send in order; return when all are acked, raise if one is not."""
        sent = [
            await self._app.send(
                named(record.topic, self._settings),
                key=record.key.encode(),
                value=record.value,
                key_serializer="raw",
                value_serializer="raw",
            )
            for record in records
        ]
        await asyncio.gather(*sent)
