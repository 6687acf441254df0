"""The app's own producer as an outbox: sent is what the broker acked."""

import asyncio
from collections.abc import Iterable

import faust

from streams.outgoing import Outgoing
from streams.sender import handed
from streams.settings import Settings

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

    async def send(self, records: Iterable[Outgoing]) -> None:
        """Send in order; return when all are acked, raise if one is not."""
        sent = await handed(self._app, self._settings, records)
        await asyncio.gather(*(future for _, future in sent))
