"""The agent ``desk.enrich``: unique records in, readers' records out."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import faust
import structlog

from streams import clock
from streams.desk.enrich.step import (
    AnnotatedItem,
    Enrichment,
    select_records,
)
from streams.desk.failures import StepGuard, logged_errors
from streams.desk.processes.pool import StepPool
from streams.desk.reporting import DeadLetterSender, StepTimer
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.faust_stores import PartitionCache
from streams.kafka.dead_letters import Origin
from streams.records import Unique
from streams.runtime.producer import AppProducer, Prepared
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import Tracer

__all__ = ["Enricher"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Enricher:
    """
    Enriches unique records and sends them to the topics that readers read.

    No record makes it raise: an exception ends the worker, and again at each
    restart. It raises if no dead letter can be sent, if the system, the
    state or the cluster fails, or if the pool is closed because the worker
    stops; the batch is then not acknowledged.

    Attributes:
        under_way: uris of items with a version that the broker has not
            acknowledged.
    """

    pool: StepPool
    deliveries: PartitionCache[SinkDeliveries]
    existing_sinks: ExistingSinkFilter
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    under_way: set[str] = field(default_factory=set)

    async def take(self, events: Sequence[faust.EventT[bytes]]) -> None:
        """Annotate a batch in parallel and send its records in order."""
        timer = StepTimer(self.metrics, self.tracer, clock.seconds())
        origins = [Origin.of(event.message) for event in events]
        futures = [
            asyncio.wrap_future(self.pool.enrich(origin.value))
            for origin in origins
        ]
        for future in futures:
            # Nobody awaits the one of a record that cannot be decoded.
            future.add_done_callback(_retrieve)
        for origin, future in zip(origins, futures, strict=True):
            await self._finish(origin, future, timer)

    async def _finish(
        self,
        origin: Origin,
        annotating: "asyncio.Future[AnnotatedItem]",
        timer: StepTimer,
    ) -> None:
        """
        Find what is to be sent of one item, and send it.

        Only the decisions are guarded. What fails while it is sent is not
        the item's fault.
        """
        deliveries = await self.deliveries.open(origin.partition)
        prepared: Prepared = ()
        with StepGuard("enrich", origin) as guard:
            unique = guard.decode(origin.value, Unique)
            annotated = await annotating
            before = deliveries.get(unique.item.uri)
            output = select_records(unique, annotated, before)
            prepared = self.sender.prepare(output.records)
        if guard.error is None:
            await self._send(prepared, unique.item.uri, output, deliveries)
            with logged_errors("an item could not be counted"):
                self._count(unique, output)
        await DeadLetterSender(self.sender, self.metrics).send(guard)
        timer.record(guard)

    async def _send(
        self,
        prepared: Prepared,
        uri: str,
        output: Enrichment,
        deliveries: SinkDeliveries,
    ) -> None:
        """
        Note what is sent of an item, and send its records.

        The note leaves before the version or with it: after a crash, no desk
        may send an older version again. So the version before must be on
        the broker when the note leaves, or nobody would ever receive it.
        Before a kill is sent, its note is on the broker.

        Raises:
            ClusterError: no broker answers.
        """
        records = await self.existing_sinks.apply(prepared)
        await self.sender.wait_for_room()
        if not output.delivered:
            return
        if uri in self.under_way:
            await self.sender.flush()
        deliveries.record(uri, output.delivered)
        if output.delivered.killed:
            await self.sender.flush()
        self.under_way.add(uri)
        self.sender.add(records)
        await self.sender.after_delivery(partial(self._arrived, uri))

    async def _arrived(self, uri: str) -> None:
        self.under_way.discard(uri)

    def _count(self, unique: Unique, output: Enrichment) -> None:
        item, now = unique.item, clock.now()
        if output.is_outdated:
            self.metrics.count_item("enrich", "outdated")
            log.info("outdated", uri=item.uri, revision=unique.revision)
            return
        self.metrics.count_item("enrich", unique.event)
        self.metrics.count_emitted(item.feed, item.agency, item.language)
        self.metrics.count_signals(item.signals)
        self.metrics.observe_emission(
            now,
            item.fetched_at,
            item.version_created or item.first_created,
            unique.source,
        )
        if unique.event == "kill":
            age = max(0.0, (now - item.fetched_at).total_seconds())
            self.metrics.observe_kill(age, unique.source)


def _retrieve(future: "asyncio.Future[AnnotatedItem]") -> None:
    """Keep asyncio from logging that nobody read the future's error."""
    if not future.cancelled():
        future.exception()
