"""The agent ``desk.clean``: raw records in, clean records out, in order."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import faust

from streams import clock
from streams.desk.clean.guard import clean_guard
from streams.desk.failures import logged_errors
from streams.desk.processes.pool import StepPool
from streams.desk.reporting import DeadLetterSender, StepTimer
from streams.kafka.dead_letters import Origin
from streams.kafka.producer_records import ProducerRecord
from streams.runtime.producer import AppProducer, Prepared
from streams.telemetry.metrics import Metrics
from streams.telemetry.spans import Tracer

__all__ = ["Cleaner"]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """
    Cleans raw records in the processes of the pool and sends them on.

    No record makes it raise: an exception ends the worker. It raises if no
    dead letter can be sent, if the system fails, or if the pool is closed
    because the worker stops; the batch is then not acknowledged.
    """

    pool: StepPool
    sender: AppProducer
    metrics: Metrics
    tracer: Tracer

    async def take(self, events: Sequence[faust.EventT[bytes]]) -> None:
        """Clean a batch in parallel and send it on in its order."""
        timer = StepTimer(self.metrics, self.tracer, clock.seconds())
        origins = [Origin.of(event.message) for event in events]
        futures = [
            asyncio.wrap_future(self.pool.clean(origin.value, origin.source))
            for origin in origins
        ]
        for origin, future in zip(origins, futures, strict=True):
            await self._finish(origin, future, timer)

    async def _finish(
        self,
        origin: Origin,
        future: "asyncio.Future[ProducerRecord]",
        timer: StepTimer,
    ) -> None:
        prepared: Prepared = ()
        with clean_guard(origin) as guard:
            prepared = self.sender.prepare([await future])
        if guard.error is None:
            await self.sender.wait_for_room()
            self.sender.add(prepared)
            with logged_errors("an item could not be counted"):
                self.metrics.count_item("clean", "item")
        await DeadLetterSender(self.sender, self.metrics).send(guard)
        timer.record(guard)
