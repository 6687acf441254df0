"""
What the desk's agents carry: bytes to a pure step, its records to Kafka.

None of them decides anything, and none ever raises: in Faust an exception
acknowledges the message, that is, loses it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import faust
import structlog

from extractors.entities import Engine
from extractors.output.codec import decode
from streams import clock
from streams.desk.clean.process_pool import CleanPool, refusal
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.story_lead import story_lead
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.dedupe.verdict_records import item_records, verdict_records
from streams.desk.enrich.enrichment import enrich
from streams.desk.failures import DeadLetterSender
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import Route
from streams.desk.state.delivery_log import Deliveries
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.state.state import DeskState
from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import read_metadata
from streams.kafka.records import ProducerRecord
from streams.records import Clean, Tick, Unique
from streams.runtime.producer import AppProducer
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import SpanRecord, Tracer

__all__ = ["Cleaner", "Deduper", "Enricher"]

log = structlog.get_logger()


class RecordIdentity(NamedTuple):
    """What is known of a record under way; nothing if it is unreadable."""

    source: str = ""
    uri: str = ""
    feed: str = ""

    @classmethod
    def of(cls, known: Clean | Unique | None) -> "RecordIdentity":
        if known is None:
            return cls()
        return cls(known.source, known.item.uri, known.item.feed)


@dataclass(frozen=True, slots=True)
class StepTimer:
    """One step of one record; one of no raw record belongs to no trace."""

    stage: str
    about: RecordIdentity
    begun: float
    reason: str

    def tell(self, metrics: Metrics, tracer: Tracer) -> None:
        elapsed, source = clock.seconds() - self.begun, self.about.source
        metrics.observe_stage(self.stage, elapsed, source)
        if not source:
            return
        ended = clock.now().timestamp()
        step = SpanRecord(
            f"desk {self.stage}", source, ended - elapsed, ended,
            {"copydesk.uri": self.about.uri}, self.reason,
        )  # fmt: skip
        tracer.record(step)


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Raw records to clean ones, in order, through the cleaning processes."""

    pool: CleanPool
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer

    async def take(self, events: Sequence[faust.EventT[bytes]]) -> None:
        """Clean a batch side by side and send it on in its order."""
        origins = [Origin.of(event.message) for event in events]
        begun = clock.seconds()
        futures = [
            asyncio.wrap_future(self.pool.submit(one.value, one.source))
            for one in origins
        ]
        for origin, future in zip(origins, futures, strict=True):
            await self._finish(origin, future, begun)

    async def _finish(
        self,
        origin: Origin,
        future: "asyncio.Future[ProducerRecord]",
        begun: float,
    ) -> None:
        about = RecordIdentity(
            origin.source, origin.key.decode(errors="replace")
        )
        reason = ""
        try:
            await self.sender.send([await future])
        except Exception as error:  # noqa: BLE001 - an agent never raises
            about = about._replace(feed=read_metadata(origin.value).feed)
            refuser = DeadLetterSender(self.sender, self.metrics)
            reason = await refuser.refuse(
                "clean", origin, refusal(error), **about._asdict()
            )
        else:
            self.metrics.count_item("clean", "item")
        done = StepTimer("clean", about, begun, reason)
        done.tell(self.metrics, self.tracer)


@dataclass(frozen=True, slots=True)
class Deduper:
    """Clean records and ticks to verdicts, one lane partition in order."""

    states: PartitionCache[DeskState]
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer

    async def take(self, event: faust.EventT[bytes], *, is_tick: bool) -> None:
        """Judge one record, send what follows, remember it."""
        origin = Origin.of(event.message)
        begun = clock.seconds()
        clean: Clean | None = None
        reason = ""
        try:
            if is_tick:
                await self._tick(origin)
            else:
                clean = decode(origin.value, Clean)
                await self._item(clean, origin.partition)
        except Exception as error:  # noqa: BLE001 - an agent never raises
            refuser = DeadLetterSender(self.sender, self.metrics)
            reason = await refuser.refuse(
                "dedupe", origin, error, **RecordIdentity.of(clean)._asdict()
            )
        done = StepTimer("dedupe", RecordIdentity.of(clean), begun, reason)
        done.tell(self.metrics, self.tracer)

    async def _item(self, clean: Clean, partition: int) -> None:
        state = self.states.of(partition)
        verdict = judge(clean.item, state, clean.source)
        await self.sender.send(item_records(verdict, clean.item, clean.source))
        apply(verdict, state)
        self._count(verdict)

    async def _tick(self, origin: Origin) -> None:
        state = self.states.of(origin.partition)
        verdict = tick(decode(origin.value, Tick).at, state)
        await self.sender.send(verdict_records(verdict, origin.source))
        apply(verdict, state)
        self._count(verdict)

    def _count(self, verdict: Verdict) -> None:
        if verdict.outcome:
            self.metrics.count_item("dedupe", verdict.outcome)
        for duplicate in verdict.duplicates:
            self.metrics.duplicates.labels(duplicate.kind).inc()
            if told := story_lead(duplicate.pickup):
                self.metrics.count_first(*told)
        for alarm in verdict.alarms:
            self.metrics.alarms.labels(alarm.kind).inc()
            log.info(
                alarm.kind, uri=alarm.uri, feed=alarm.feed, **alarm.detail
            )


@dataclass(frozen=True, slots=True)
class Enricher:
    """Unique records to what readers get."""

    engine: Engine
    routes: tuple[Route, ...]
    deliveries: PartitionCache[Deliveries]
    standing: ExistingSinkFilter
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer

    async def take(self, event: faust.EventT[bytes]) -> None:
        """Enrich one item, send it to its topics, remember which."""
        origin = Origin.of(event.message)
        begun = clock.seconds()
        unique: Unique | None = None
        reason = ""
        try:
            unique = decode(origin.value, Unique)
            await self._item(unique, origin.partition)
        except Exception as error:  # noqa: BLE001 - an agent never raises
            refuser = DeadLetterSender(self.sender, self.metrics)
            reason = await refuser.refuse(
                "enrich", origin, error, **RecordIdentity.of(unique)._asdict()
            )
        else:
            self._count(unique)
        done = StepTimer("enrich", RecordIdentity.of(unique), begun, reason)
        done.tell(self.metrics, self.tracer)

    async def _item(self, unique: Unique, partition: int) -> None:
        deliveries = self.deliveries.of(partition)
        uri = unique.item.uri
        done = enrich(unique, self.engine, self.routes, deliveries.of(uri))
        await self.sender.send(await self.standing.of(done.records))
        deliveries.note(uri, done.delivered)

    def _count(self, unique: Unique) -> None:
        item, now = unique.item, clock.now()
        self.metrics.count_item("enrich", unique.event)
        self.metrics.observe_emission(
            now,
            item.fetched_at,
            item.version_created or item.first_created,
            unique.source,
        )
        if unique.event == "kill":
            age = max(0.0, (now - item.fetched_at).total_seconds())
            self.metrics.observe_kill(age, unique.source)
