"""The agent ``desk.enrich``: unique records in, readers' records out."""

from dataclasses import dataclass

import faust
import structlog

from extractors.entities import MAX_MENTIONS, Engine
from streams import clock
from streams.desk.enrich.step import Enrichment, enrich
from streams.desk.failures import StepGuard, logged_errors
from streams.desk.reporting import DeadLetterSender, StepTimer
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import Route
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.time_limit import STEP_TIMEOUT, call_within
from streams.kafka.dead_letters import Origin
from streams.records import Unique
from streams.runtime.producer import AppProducer
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import Tracer

__all__ = ["Enricher"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Enricher:
    """
    Enriches unique records and sends them to the topics that readers read.

    No record makes it raise: an exception ends the worker, and again at each
    restart. It raises only if no dead letter can be sent.

    Attributes:
        step_timeout: seconds for enriching one item.
        max_mentions: entity mentions of one item, at most.
    """

    engine: Engine
    routes: tuple[Route, ...]
    deliveries: PartitionCache[SinkDeliveries]
    existing_sinks: ExistingSinkFilter
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    step_timeout: float = STEP_TIMEOUT
    max_mentions: int = MAX_MENTIONS

    async def take(self, event: faust.EventT[bytes]) -> None:
        """
        Enrich one item, note what is sent of it, send its records.

        The note leaves before the version or with it: after a crash, no desk
        may send an older version again. Before a kill is sent, its note is
        on the broker.
        """
        timer = StepTimer(self.metrics, self.tracer, clock.seconds())
        origin = Origin.of(event.message)
        with StepGuard("enrich", origin) as guard:
            unique = guard.decode(origin.value, Unique)
            deliveries = self.deliveries.get(origin.partition)
            uri = unique.item.uri
            before = deliveries.get(uri)
            output = call_within(
                self.step_timeout,
                lambda: enrich(
                    unique, self.engine, self.routes, before,
                    self.max_mentions,
                ),
            )  # fmt: skip
            records = await self.existing_sinks.apply(output.records)
            if output.delivered:
                deliveries.record(uri, output.delivered)
                if output.delivered.killed:
                    await self.sender.flush()
            await self.sender.enqueue(records)
            with logged_errors("an item could not be counted"):
                self._count(unique, output)
        await DeadLetterSender(self.sender, self.metrics).send(guard)
        timer.record(guard)

    def _count(self, unique: Unique, output: Enrichment) -> None:
        item, now = unique.item, clock.now()
        if output.is_outdated:
            self.metrics.count_item("enrich", "outdated")
            log.info("outdated", uri=item.uri, revision=unique.revision)
            return
        self.metrics.count_item("enrich", unique.event)
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
