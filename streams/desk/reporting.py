"""How the desk's agents report a step: dead letter, metrics, log and span."""

from dataclasses import dataclass

import structlog

from streams import clock
from streams.desk.failures import StepGuard, logged_errors
from streams.runtime.producer import AppProducer
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import SpanRecord, Tracer, trace_id

__all__ = ["DeadLetterSender", "StepTimer"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DeadLetterSender:
    """Sends the dead letter of a failed step, logs it and counts it once."""

    sender: AppProducer
    metrics: Metrics

    async def send(self, guard: StepGuard) -> None:
        """
        Send the dead letter; do nothing if the step succeeded.

        If the dead letter cannot be sent, send one with only the record's
        place: the record itself stays on its topic for the retention. A
        failed attempt leaves no record behind, so there is one letter.

        Raises:
            Exception: that letter was refused too, so the producer is
                unusable. The agent then ends the worker before the record
                is acknowledged (`streams.runtime.process.watchdog`).
        """
        if guard.error is None:
            return
        with logged_errors("a dead letter could not be logged"):
            self._log(guard, guard.error)
        with logged_errors("a dead letter could not be counted"):
            self.metrics.count_dead_letter(guard.stage, guard.reason)
            self.metrics.count_item(guard.stage, "dead_letter")
            feed = guard.identity.feed
            self.metrics.count_feed_outcome(feed, "dead_letter")
        try:
            await self.sender.enqueue(guard.dead_letter_records())
        except Exception:
            log.exception("a dead letter could not be sent")
            await self.sender.enqueue(guard.place_records())

    def _log(self, guard: StepGuard, error: BaseException) -> None:
        source = guard.identity.source or guard.origin.source
        log.warning(
            "dead letter",
            stage=guard.stage,
            reason=guard.reason,
            uri=guard.identity.uri,
            source=source,
            trace=trace_id(source),
            error=_text_of(error),
        )


@dataclass(frozen=True, slots=True)
class StepTimer:
    """
    Measures one step of one record.

    Attributes:
        begun: `clock.seconds` at the step's begin.
    """

    metrics: Metrics
    tracer: Tracer
    begun: float

    def record(self, guard: StepGuard) -> None:
        """Record the step's duration, and a span if the source is known."""
        with logged_errors("a step could not be measured"):
            self._record(guard)

    def _record(self, guard: StepGuard) -> None:
        elapsed = clock.seconds() - self.begun
        source = guard.identity.source
        self.metrics.observe_stage(guard.stage, elapsed, source)
        if not source:
            return
        ended = clock.now().timestamp()
        span = SpanRecord(
            f"desk {guard.stage}", source, ended - elapsed, ended,
            {"copydesk.uri": guard.identity.uri}, guard.reason,
        )  # fmt: skip
        self.tracer.record(span)


def _text_of(error: BaseException) -> str:
    try:
        return repr(error)[:300]
    except Exception:  # noqa: BLE001 - an error's own code may fail
        return type(error).__name__
