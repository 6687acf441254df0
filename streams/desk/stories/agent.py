"""The agent ``desk.stories``: reports in, records of stories out."""

from collections.abc import Sequence
from dataclasses import dataclass

import faust

from streams import clock
from streams.desk.failures import StepGuard, logged_errors
from streams.desk.reporting import DeadLetterSender, StepTimer
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import Route
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.stories.models import OpenStory
from streams.desk.stories.state import StoriesState, apply
from streams.desk.stories.status import breaking_delay, lead
from streams.desk.stories.step import StoryOutput, take_report
from streams.desk.time_limit import STEP_TIMEOUT, call_within
from streams.kafka.dead_letters import Origin
from streams.records import StoryReport
from streams.runtime.producer import AppProducer, Prepared
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import Tracer

__all__ = ["StoryBuilder"]


@dataclass(frozen=True, slots=True)
class StoryBuilder:
    """
    Takes reports and ticks in their order and sends the stories.

    No record makes it raise: an exception ends the worker, and again at each
    restart. It raises only if no dead letter can be sent, if the system, the
    state or the cluster fails, or if its partition is revoked while the
    indexes are rebuilt.

    Attributes:
        step_timeout: seconds for one report. A tick has no limit: it would
            exceed it again each time.
    """

    states: PartitionCache[StoriesState]
    routes: Sequence[Route]
    existing_sinks: ExistingSinkFilter
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer
    step_timeout: float = STEP_TIMEOUT

    async def take(self, event: faust.EventT[bytes]) -> None:
        """Add one report to its story, and send the stories that changed."""
        timer = StepTimer(self.metrics, self.tracer, clock.seconds())
        origin = Origin.of(event.message)
        state = await self.states.open(origin.partition)
        await self.sender.wait_for_room()
        prepared: Prepared = ()
        guard = StepGuard("stories", origin, decides_outcome=False)
        with guard:
            report = guard.decode(origin.value, StoryReport)
            output = self._step(report, state)
            prepared = self.sender.prepare(output.records)
        if guard.error is None:
            prepared = await self.existing_sinks.apply(prepared)
            await self._send(prepared, output, state, guard)
        if guard.error is None:
            with logged_errors("a story could not be counted"):
                self._count(report, output, state)
        await DeadLetterSender(self.sender, self.metrics).send(guard)
        timer.record(guard)

    def _step(self, report: StoryReport, state: StoriesState) -> StoryOutput:
        if report.event == "tick":
            return take_report(report, state, self.routes)
        return call_within(
            self.step_timeout, lambda: take_report(report, state, self.routes)
        )

    async def _send(
        self,
        prepared: Prepared,
        output: StoryOutput,
        state: StoriesState,
        guard: StepGuard,
    ) -> None:
        """
        Send the records with the changelogs of what they change.

        Those of a tick are on the broker before: no later report would send
        them again after a crash.
        """
        if output.is_late:
            self.sender.add(prepared)
            await self.sender.flush()
        with guard:
            apply(output.writes, output.now, state, is_tick=output.is_tick)
        if guard.error is None and not output.is_late:
            self.sender.add(prepared)

    def _count(
        self, report: StoryReport, output: StoryOutput, state: StoriesState
    ) -> None:
        self.metrics.set_stories(state.statuses.counts())
        if report.event == "tick":
            return
        self.metrics.count_item("stories", report.event)
        if output.joined:
            self.metrics.story_joins.labels(output.joined).inc()
        for kind in output.merges:
            self.metrics.story_merges.labels(kind).inc()
        for before, story in output.stories:
            self._count_story(before, story, report.source)

    def _count_story(
        self, before: OpenStory | None, story: OpenStory, source: str
    ) -> None:
        """Count a story's second agency, and that it became breaking."""
        agencies = before.agencies if before else 0
        first = lead(story)
        if agencies < 2 and first:
            self.metrics.count_first(*first)
        if story.breaking_at and not (before and before.breaking_at):
            delay = breaking_delay(story)
            self.metrics.observe_breaking(delay, source)
