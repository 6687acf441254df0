"""The agent ``desk.dedupe``: clean records and ticks in, verdicts out."""

from dataclasses import dataclass

import faust
import structlog

from extractors.output.codec import decode
from streams import clock
from streams.desk.dedupe.step import DedupeOutput, dedupe_item, dedupe_tick
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.failures import StepGuard, logged_errors
from streams.desk.reporting import DeadLetterSender, StepTimer
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.state.state import DeskState
from streams.desk.time_limit import STEP_TIMEOUT, call_within
from streams.kafka.dead_letters import Origin
from streams.records import Clean, Tick
from streams.runtime.producer import AppProducer, Prepared
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import Tracer

__all__ = ["Deduper"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deduper:
    """
    Judges clean records and ticks in the order of their partition.

    No record makes it raise: an exception ends the worker, and again at each
    restart. It raises only if no dead letter can be sent, if the system or
    the state fails, or if its partition is revoked while the indexes are
    rebuilt.

    Attributes:
        step_timeout: seconds for judging one item. A tick has no limit: it
            would exceed it again each time, and release no embargo.
    """

    states: PartitionCache[DeskState]
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    step_timeout: float = STEP_TIMEOUT

    async def take(self, event: faust.EventT[bytes], *, is_tick: bool) -> None:
        """
        Judge one record, apply the verdict, send the verdict's records.

        The records leave with the changelogs of what the verdict changes,
        because nothing waits in between.
        """
        timer = StepTimer(self.metrics, self.tracer, clock.seconds())
        origin = Origin.of(event.message)
        state = await self.states.open(origin.partition)
        await self.sender.wait_for_room()
        prepared: Prepared = ()
        with StepGuard("dedupe", origin) as guard:
            output = self._dedupe(guard, state, is_tick=is_tick)
            prepared = self.sender.prepare(output.records)
            apply(output.verdict, state)
        if guard.error is None:
            self.sender.add(prepared)
            with logged_errors("a verdict could not be counted"):
                self._count(output.verdict, guard.identity.feed)
        await DeadLetterSender(self.sender, self.metrics).send(guard)
        timer.record(guard)

    def _dedupe(
        self, guard: StepGuard, state: DeskState, *, is_tick: bool
    ) -> DedupeOutput:
        value, source = guard.origin.value, guard.origin.source
        if is_tick:
            return dedupe_tick(decode(value, Tick).at, source, state)
        clean = guard.decode(value, Clean)
        return call_within(
            self.step_timeout, lambda: dedupe_item(clean, state)
        )

    def _count(self, verdict: Verdict, feed: str) -> None:
        if verdict.outcome:
            self.metrics.count_item("dedupe", verdict.outcome)
            self.metrics.count_feed_outcome(feed, verdict.outcome)
        for caption in verdict.captions:
            self.metrics.count_caption(is_new=len(caption.items) == 1)
        for duplicate in verdict.duplicates:
            self.metrics.duplicates.labels(duplicate.kind).inc()
        for alarm in verdict.alarms:
            self.metrics.count_alarm(alarm.feed, alarm.kind)
            log.info(
                alarm.kind, uri=alarm.uri, feed=alarm.feed, **alarm.detail
            )
