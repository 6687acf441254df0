"""
Share Retry-After between workers.

Feeds of one host can belong to different workers, so each worker follows the
polls topic and applies every `quiet_until` to its own host limits. Records
without that field are skipped without decoding. A worker that starts during
a back-off window has missed the record: it sends one request, receives its
own 429 or 503, and backs off. A Retry-After that a page request received is
not on the topic: each worker that fetches pages of the host receives its own.
"""

import asyncio

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.kafka.topics import POLLS, full_name
from streams.poller.polling.cursor import url_with_cursor
from streams.poller.scheduling.host_limits import HostLimits, host_of
from streams.records import PollOutcome, read_outcome
from streams.serialization.readers import open_consumer
from streams.telemetry.failure_log import FailureLog

__all__ = ["RetryAfterListener", "apply_quiet_until"]

log = structlog.get_logger()

RETRY_SECONDS = 2.0
POLL_MS = 500
_FIELD = b'"quietUntil"'


def apply_quiet_until(outcome: PollOutcome, hosts: HostLimits) -> None:
    """Block the host of a poll for as long as it asked for."""
    if outcome.quiet_until is None:
        return
    url = url_with_cursor(outcome.url or outcome.registered, outcome.cursor)
    hosts.block_until(host_of(url), outcome.quiet_until)


class RetryAfterListener:
    """
    Reads the outcomes of all workers' polls.

    Args:
        hosts: the limits to which each Retry-After is applied.
    """

    def __init__(self, settings: Settings, hosts: HostLimits) -> None:
        self._settings = settings
        self._hosts = hosts
        self._failures = FailureLog("polls of other workers cannot be read")

    def handle(self, value: bytes | None) -> None:
        """Apply one record's value; a value without the field is skipped."""
        if not value or _FIELD not in value:
            return
        try:
            apply_quiet_until(read_outcome(value), self._hosts)
        except (msgspec.MsgspecError, ValueError):
            log.warning("a poll of another worker is unreadable")

    async def listen(self) -> None:
        """Read new records until cancelled; without a broker, try again."""
        while True:
            try:
                name = full_name(POLLS, self._settings)
                async with open_consumer(self._settings, name) as consumer:
                    await consumer.seek_to_end()
                    await self._handle_all(consumer)
            except (ClusterError, KafkaError) as error:
                self._failures.failed(error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _handle_all(self, consumer: AIOKafkaConsumer) -> None:
        while True:
            batches = await consumer.getmany(timeout_ms=POLL_MS)
            self._failures.succeeded()
            for records in batches.values():
                for record in records:
                    self.handle(record.value)
