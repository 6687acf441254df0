"""
The one way by which the records of a desk leave: in groups.

Outputs, dead letters, ticks and the changelogs of tables are added to one
`Accumulator`. What is added meanwhile leaves as one group when the group
before has been acknowledged: one batch for each partition, and one produce
request for each broker. So what one event changes leaves together, and a
busy worker sends few large requests instead of many small ones.

Faust's own way takes a future, several callbacks and a task for each record,
and a request for each event (deploy/decisions/0035).
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aiokafka.partitioner import DefaultPartitioner
from faust.types import TP

from streams import clock

if TYPE_CHECKING:
    import faust

__all__ = ["Accumulator", "OutgoingRecord", "SentBatch", "Settle"]

EVERY = 0.02
"""Seconds between two groups, at least, so that a busy worker sends few."""
FULL = 1024 * 1024
"""Bytes of a group at which senders wait for the next one."""
PARTITION_OF = DefaultPartitioner()
KEYS = 4096
"""Keys whose partition is kept: several records of an item share its key."""


class OutgoingRecord(NamedTuple):
    """
    One record as bytes.

    Attributes:
        topic: full name.
        value: None for a tombstone.
        partition: None to choose the partition by the key.
    """

    topic: str
    key: bytes
    value: bytes | None
    headers: Iterable[tuple[str, bytes]] = ()
    partition: int | None = None

    @property
    def size(self) -> int:
        """Return the bytes of key and value."""
        return len(self.key) + len(self.value or b"")


class SentBatch(NamedTuple):
    """
    What the broker has acknowledged for one partition.

    Attributes:
        offset: of the last record.
        records: their number.
        seconds: from the request to its acknowledgement.
    """

    tp: TP
    offset: int
    records: int
    seconds: float


Settle = Callable[[], Awaitable[object]]
Observe = Callable[[SentBatch], None]
Fail = Callable[[str, BaseException], None]
"""Gets the full name of the topic, and the error."""


@dataclass(slots=True)
class _Group:
    """Records that leave together, and what follows their delivery."""

    records: list[OutgoingRecord] = field(default_factory=list)
    size: int = 0
    settle: list[Settle] = field(default_factory=list)
    delivered: asyncio.Event = field(default_factory=asyncio.Event)
    taken: asyncio.Event = field(default_factory=asyncio.Event)


class Accumulator:
    """
    Collects records, and sends them in groups, one group after the other.

    Args:
        fail: called if a group cannot be delivered; it ends the worker. What
            follows the delivery does not happen then, so that none of its
            events is acknowledged.
        observe: called for each batch that was delivered.
    """

    def __init__(
        self, app: "faust.App", fail: Fail, observe: Observe | None = None
    ) -> None:
        self._app = app
        self._fail = fail
        self._observe = observe
        self._topic_observers: dict[str, Observe] = {}
        self._next = _Group()
        self._sent: _Group | None = None
        self._sent_at = 0.0
        self._sending: asyncio.Task[None] | None = None

    def observe_topic(self, topic: str, observe: Observe) -> None:
        """Call a function for each batch that is delivered to a topic."""
        self._topic_observers[topic] = observe

    def add(self, record: OutgoingRecord) -> None:
        """
        Add a record to the next group.

        The group leaves at a later turn of the event loop. So records that
        are added without waiting in between leave together.
        """
        self._next.records.append(record)
        self._next.size += record.size
        if self._sending is None:
            self._sending = asyncio.create_task(self._send_groups())

    async def wait_for_room(self) -> None:
        """Wait while the next group is full."""
        while self._next.size >= FULL:
            await self._next.taken.wait()

    async def after_delivery(self, settle: Settle) -> None:
        """Call a function once all records so far are acknowledged."""
        group = self._newest()
        if group is None:
            await settle()
        else:
            group.settle.append(settle)

    async def flush(self) -> None:
        """Wait until all records so far are acknowledged."""
        if group := self._newest():
            await group.delivered.wait()

    def overdue_topics(self, seconds: float) -> frozenset[str]:
        """Return the topics of a group that has waited so long for acks."""
        if self._sent is None or clock.seconds() - self._sent_at < seconds:
            return frozenset()
        return frozenset(record.topic for record in self._sent.records)

    def _newest(self) -> _Group | None:
        return self._next if self._next.records else self._sent

    async def _send_groups(self) -> None:
        while self._next.records:
            wait = self._sent_at + EVERY - clock.seconds()
            if wait > 0:
                await asyncio.sleep(wait)
            self._sent, self._next = self._next, _Group()
            self._sent_at = clock.seconds()
            self._sent.taken.set()
            await self._deliver(self._sent)
            self._sent = None
        self._sending = None

    async def _deliver(self, group: _Group) -> None:
        """Send a group; settle it if all of it is acknowledged."""
        topic = group.records[0].topic
        try:
            deliveries = await self._hand_over(group.records)
            await asyncio.wait([delivery.future for delivery in deliveries])
            for delivery in deliveries:
                topic = delivery.tp.topic
                self._report(delivery)
            for settle in group.settle:
                await settle()
        except Exception as error:  # noqa: BLE001 - no caller would see it
            self._fail(topic, error)
        finally:
            group.delivered.set()

    def _report(self, delivery: "_Delivery") -> None:
        batch = SentBatch(
            delivery.tp,
            delivery.future.result().offset + delivery.records - 1,
            delivery.records,
            clock.seconds() - self._sent_at,
        )
        if self._observe:
            self._observe(batch)
        if observe := self._topic_observers.get(batch.tp.topic):
            observe(batch)

    async def _hand_over(
        self, records: Sequence[OutgoingRecord]
    ) -> list["_Delivery"]:
        """
        Hand a group to the producer of aiokafka.

        Nothing of an earlier group is left there. So no call waits, and one
        request takes all that goes to one broker; unless a partition gets
        more than a batch may hold, whose rest follows in a second request.
        """
        app: Any = self._app
        producer = (await app.maybe_start_producer())._ensure_producer()  # noqa: SLF001
        partitions = {
            topic: tuple(sorted(await producer.partitions_for(topic)))
            for topic in {record.topic for record in records}
        }
        by_partition: dict[TP, list[OutgoingRecord]] = defaultdict(list)
        for record in records:
            tp = _tp(record, partitions[record.topic])
            by_partition[tp].append(record)
        batches = [
            (place, tp, batch)
            for tp, ordered in by_partition.items()
            for place, batch in enumerate(_batches(producer, ordered))
        ]
        batches.sort(key=lambda entry: entry[0])
        return [
            _Delivery(
                tp,
                batch.record_count(),
                await producer.send_batch(
                    batch, tp.topic, partition=tp.partition
                ),
            )
            for _, tp, batch in batches
        ]


class _Delivery(NamedTuple):
    tp: TP
    records: int
    future: "asyncio.Future[Any]"


def _tp(record: OutgoingRecord, partitions: tuple[int, ...]) -> TP:
    partition = record.partition
    if partition is None:
        partition = _partition_of(record.key, partitions)
    return TP(record.topic, partition)


@lru_cache(KEYS)
def _partition_of(key: bytes, partitions: tuple[int, ...]) -> int:
    chosen: int = PARTITION_OF(key, partitions, partitions)
    return chosen


def _batches(producer: Any, records: Iterable[OutgoingRecord]) -> list[Any]:
    """Return the records of one partition in batches, in order."""
    batches = [producer.create_batch()]
    for record in records:
        if not _append(batches[-1], record):
            batches.append(producer.create_batch())
            _append(batches[-1], record)
    for batch in batches:
        batch.close()
    return batches


def _append(batch: Any, record: OutgoingRecord) -> bool:
    """Append a record; return whether the batch has room for it."""
    appended = batch.append(
        timestamp=None,
        key=record.key,
        value=record.value,
        headers=list(record.headers),
    )
    return appended is not None
