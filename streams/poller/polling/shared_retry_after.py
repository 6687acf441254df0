"""
Quiet that hosts asked other workers for, heard on ``wire.polls``.

A host's feeds lie on any partition, so on any worker. Each worker reads the
polls of all from now on; a record that tells of no quiet is not decoded. A
worker that starts in the middle of a quiet asks such a host once more, and
is told for itself; so is one that only fetches its pages.
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

__all__ = ["RetryAfterListener", "apply_quiet_until"]

log = structlog.get_logger()

AGAIN_AFTER = 2.0
WAIT_MS = 500
_QUIET = b'"quietUntil"'


def apply_quiet_until(outcome: PollOutcome, hosts: HostLimits) -> None:
    """Leave a poll's host alone for as long as it asked for."""
    if outcome.quiet_until is None:
        return
    url = url_with_cursor(outcome.url or outcome.registered, outcome.cursor)
    hosts.quiet(host_of(url), outcome.quiet_until)


class RetryAfterListener:
    """
    A listener to all workers' polls.

    Args:
        hosts: the book that it tells.
    """

    def __init__(self, settings: Settings, hosts: HostLimits) -> None:
        self._settings = settings
        self._hosts = hosts

    def hear(self, value: bytes | None) -> None:
        """Take one record's value; what is no outcome tells of no quiet."""
        if not value or _QUIET not in value:
            return
        try:
            apply_quiet_until(read_outcome(value), self._hosts)
        except (msgspec.MsgspecError, ValueError):
            log.warning("a poll of another worker is unreadable")

    async def listen(self) -> None:
        """Listen until cancelled; without a broker, try again."""
        while True:
            try:
                name = full_name(POLLS, self._settings)
                async with open_consumer(self._settings, name) as client:
                    await client.seek_to_end()
                    await self._hear_all(client)
            except (ClusterError, KafkaError) as error:
                log.warning("other workers are not heard", error=str(error))
                await asyncio.sleep(AGAIN_AFTER)

    async def _hear_all(self, client: AIOKafkaConsumer) -> None:
        while True:
            batches = await client.getmany(timeout_ms=WAIT_MS)
            for records in batches.values():
                for record in records:
                    self.hear(record.value)
