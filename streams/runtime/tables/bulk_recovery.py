"""
Read the changelogs of tables in bulk, before Faust reads what is left.

Faust takes several tasks, a timer and a sum over all partitions for each
record of a changelog. A consumer of our own decodes whole batches, which
takes a fraction of that (deploy/decisions/0037). It tells Faust how far it has
read. Faust reads on from there if this reader fails or a rebalance ends it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import TYPE_CHECKING, Any, NamedTuple

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError
from faust.types import TP

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError, consumer_client
from streams.runtime.wrapping import wrap_method

if TYPE_CHECKING:
    import faust

__all__ = ["install_bulk_recovery"]

BATCH = 500
"""Records that are applied between two turns of the event loop."""
WAIT_MS = 1000

log = structlog.get_logger()


class _Message(NamedTuple):
    """All that a store reads of a changelog's message."""

    tp: TP
    partition: int
    offset: int
    key: bytes
    value: bytes | None


class _Event(NamedTuple):
    """All that a store reads of a changelog's event."""

    message: _Message
    key: bytes
    value: bytes | None


def install_bulk_recovery(app: "faust.App", settings: Settings) -> None:
    """Let an app that has not started yet read its changelogs in bulk."""
    tables: Any = app.tables
    read_in_bulk: Any = None

    def on_rebalance(
        proceed: Callable[..., Any], *arguments: Any, **options: Any
    ) -> Any:
        nonlocal read_in_bulk
        recovery = tables.recovery  # it exists only from now on
        if recovery is not read_in_bulk:
            read_in_bulk = recovery
            reader = _BulkReader(recovery, settings)
            wrap_method(recovery, "_build_offsets", reader.build_offsets)
        return proceed(*arguments, **options)

    wrap_method(tables, "on_rebalance", on_rebalance)


class _BulkReader:
    """Reads changelogs up to the end that Faust has found."""

    def __init__(self, recovery: Any, settings: Settings) -> None:
        self._recovery = recovery
        self._settings = settings

    async def build_offsets(
        self,
        proceed: Callable[..., Awaitable[None]],
        consumer: Any,
        tps: Iterable[TP],
        offsets: MutableMapping[TP, int],
        title: str,
    ) -> None:
        """Find the offsets to begin with, as Faust does, then read on."""
        await proceed(consumer, tps, offsets, title)
        if title != "active":
            return
        ends = self._recovery.active_highwaters
        unread = [tp for tp in tps if ends.get(tp, -1) > offsets[tp]]
        if not unread:
            return
        try:
            async with consumer_client(self._settings) as client:
                await self._read(client, unread, offsets, ends)
        except (ClusterError, KafkaError) as error:
            log.warning("changelogs are read singly", error=str(error))

    async def _read(
        self,
        client: AIOKafkaConsumer,
        tps: Iterable[TP],
        offsets: MutableMapping[TP, int],
        ends: MutableMapping[TP, int],
    ) -> None:
        """Apply records, and note the offset of the last one applied."""
        unread = {TopicPartition(*tp): tp for tp in tps}
        client.assign(list(unread))
        for place, tp in unread.items():
            client.seek(place, offsets[tp] + 1)
        while unread:
            batches = await client.getmany(
                *unread, timeout_ms=WAIT_MS, max_records=BATCH
            )
            for place, records in batches.items():
                tp = unread[place]
                table = self._recovery.tp_to_table[tp]
                table.apply_changelog_batch(_events(tp, records))
                offsets[tp] = records[-1].offset
            for place in list(unread):
                # A compacted log may end with offsets that have no record.
                if await client.position(place) > ends[unread[place]]:
                    tp = unread.pop(place)
                    offsets[tp] = max(offsets[tp], ends[tp])
            await asyncio.sleep(0)


def _events(tp: TP, records: Iterable[Any]) -> list[_Event]:
    return [
        _Event(
            _Message(
                tp, tp.partition, record.offset, record.key, record.value
            ),
            record.key,
            record.value,
        )
        for record in records
    ]
