"""What becomes of a record that a step could not use."""

from dataclasses import dataclass

import structlog

from streams.kafka.dead_letters import Origin, reason_of
from streams.kafka.records import dead_letter_records
from streams.runtime.producer import AppProducer
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import trace_id

__all__ = ["DeadLetterSender"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DeadLetterSender:
    """Turns a failure into its dead letter and one count."""

    sender: AppProducer
    metrics: Metrics

    async def refuse(
        self,
        stage: str,
        origin: Origin,
        error: BaseException,
        *,
        source: str = "",
        uri: str = "",
        feed: str = "",
    ) -> str:
        """Send the letter and return its reason."""
        reason = reason_of(error)
        log.warning(
            "dead letter",
            stage=stage,
            reason=reason,
            uri=uri,
            source=source or origin.source,
            trace=trace_id(source or origin.source),
            error=repr(error)[:300],
        )
        self.metrics.count_dead_letter(stage, reason)
        self.metrics.count_item(stage, "dead_letter")
        letters = dead_letter_records(
            stage, origin, error, source=source, uri=uri, feed=feed
        )
        try:
            await self.sender.send(letters)
        except Exception:
            log.exception("a dead letter could not be sent")
        return reason
