"""
Every offset is processed once and in order, whatever Faust's fetcher does.

The fakes are one partition in memory. A test moves the position of the
consumer, as Faust's fetcher does in a rebalance.
"""

import asyncio
from dataclasses import dataclass, field
from itertools import chain

import pytest
from aiokafka.errors import IllegalStateError
from faust.types import TP
from structlog.testing import capture_logs

from streams.runtime.ordered_stream import (
    STALLED_AFTER,
    OrderedStream,
)

RAW = TP("wire.raw", 0)
OTHER = TP("wire.feeds", 0)


@dataclass(frozen=True)
class Message:
    tp: TP
    offset: int
    generation_id: int = 1


@dataclass(frozen=True)
class Event:
    message: Message


class Signal:
    def __init__(self):
        self.receivers = []

    def connect(self, **_):
        return self.receivers.append

    async def send(self):
        for receiver in self.receivers:
            await receiver()


class Consumer:
    """A consumer of the offsets from 0 to `end` of one partition."""

    def __init__(self, end):
        self.end = end
        self.earliest = 0
        self.position = 0
        self.jumps = {}
        """By the offset just read: the position from which it goes on."""
        self.generation_id = 1
        self.seeks = []
        self.unacked = set()
        self.is_revoked = False
        self.is_slow = False
        self.gaps = []
        self._committed_offset = {}
        self._read_offset = {}

    def assignment(self):
        return {RAW, OTHER}

    def highwater(self, tp):
        assert not self.is_revoked
        return self.end if tp == RAW else 99

    async def earliest_offsets(self, *tps):
        return dict.fromkeys(tps, self.earliest)

    async def seek(self, *_):
        msg = "changes the client outside of the consumer thread"
        raise AssertionError(msg)

    async def seek_wait(self, partitions):
        if self.is_revoked:
            raise IllegalStateError
        if self.is_slow:
            raise TimeoutError
        ((tp, offset),) = partitions.items()
        assert tp == RAW
        self.seeks.append(offset)
        self.position = offset

    async def _add_gap(self, tp, first, last):
        assert tp == RAW
        self.gaps.append((first, last))

    def read(self):
        offset = self.position
        self.position = self.jumps.pop(offset, offset + 1)
        message = Message(RAW, offset, self.generation_id)
        self.unacked.add(message)
        return Event(message)


@dataclass
class FlowControl:
    active: bool = True

    def is_active(self):
        return self.active


class App:
    def __init__(self, end):
        self.consumer = Consumer(end)
        self.flow_control = FlowControl()
        self.on_partitions_assigned = Signal()
        self.rebalancing = False
        self.consumer_generation_id = 1
        self.tasks = []

    def task(self, function):
        self.tasks.append(function)

    def _new_consumer(self):
        return self.consumer


@dataclass
class Stream:
    """Yields what its consumer reads, until the end of the partition."""

    consumer: Consumer
    acked: list = field(default_factory=list)
    enable_acks: bool = True

    async def events(self):
        while self.consumer.position < self.consumer.end:
            yield self.consumer.read()

    async def ack(self, event):
        self.acked.append(event.message.offset)
        self.consumer.unacked.discard(event.message)


@dataclass
class SlowStream(Stream):
    """Yields one event, and then each when it arrives; None is an error."""

    arrived: asyncio.Queue = field(default_factory=asyncio.Queue)

    def __post_init__(self):
        self.arrive(1)

    def arrive(self, count):
        for _ in range(count):
            self.arrived.put_nowait(self.consumer.read())

    async def events(self):
        while event := await self.arrived.get():
            yield event
        msg = "the stream failed"
        raise OSError(msg)


async def offsets_of_next(batches):
    return [event.message.offset for event in await anext(batches)]


@pytest.fixture
def app():
    return App(end=6)


@pytest.fixture
def ordered(app):
    return OrderedStream(app, [RAW.topic])


@pytest.fixture
def stream(app):
    return Stream(app.consumer)


async def offsets(events):
    return [event.message.offset async for event in events]


def test_consumer_does_not_mark_offsets_of_ordered_topics(app, ordered):
    consumer = app._new_consumer()

    # The fetcher marks the rest of its batch after a seek to offset 2.
    consumer._read_offset[RAW] = 2
    consumer._read_offset[RAW] = 5

    assert consumer._read_offset[RAW] is None


async def test_events_in_order_are_yielded_and_acknowledged(
    app, ordered, stream
):
    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]

    assert stream.acked == [0, 1, 2, 3, 4, 5]
    assert not stream.enable_acks
    assert app.consumer.unacked == set()
    assert app.consumer.seeks == []


async def test_events_are_not_acknowledged_before_their_processing(
    ordered, stream
):
    async for event in ordered.events(stream):
        assert event.message.offset not in stream.acked


async def fail_at_offset_2(items):
    async for item in items:
        first = item[0] if isinstance(item, list) else item
        if first.message.offset == 2:
            raise KeyError


async def test_events_whose_processing_raises_are_not_acknowledged(
    ordered, stream
):
    events = ordered.events(stream)
    with pytest.raises(KeyError):
        await fail_at_offset_2(events)
    await events.aclose()

    assert stream.acked == [0, 1]
    assert not stream.enable_acks


async def test_batch_whose_processing_raises_is_not_acknowledged(
    ordered, stream
):
    batches = ordered.batches(stream, 2)
    with pytest.raises(KeyError):
        await fail_at_offset_2(batches)
    await batches.aclose()

    assert stream.acked == [0, 1]
    assert not stream.enable_acks


async def test_events_after_gap_seek_back_and_skip_none(app, ordered, stream):
    app.consumer.jumps = {1: 4}

    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]

    assert app.consumer.seeks == [2]
    assert app.consumer.unacked == set()


async def test_events_read_twice_are_skipped(app, ordered, stream):
    app.consumer.jumps = {3: 1}

    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]

    assert stream.acked == [0, 1, 2, 3, 4, 5]
    assert app.consumer.seeks == []
    assert app.consumer.unacked == set()


async def test_events_start_at_committed_offset(app, ordered, stream):
    app.consumer._committed_offset[RAW] = 2

    assert await offsets(ordered.events(stream)) == [2, 3, 4, 5]


async def test_events_without_commit_start_at_earliest_offset(
    app, ordered, stream
):
    app.consumer.earliest = 4

    assert await offsets(ordered.events(stream)) == [4, 5]


async def test_events_deleted_by_retention_are_not_waited_for(
    app, ordered, stream
):
    app.consumer.jumps = {1: 4}

    processed = []
    async for event in ordered.events(stream):
        processed.append(event.message.offset)
        app.consumer.earliest = 3

    assert processed == [0, 1, 3, 4, 5]
    assert app.consumer.seeks == [3]
    assert app.consumer.gaps == [(2, 2)]


async def test_events_deleted_by_retention_are_counted_and_reported(
    app, stream
):
    counted = []
    ordered = OrderedStream(
        app, [RAW.topic], count_deleted=lambda *count: counted.append(count)
    )
    app.consumer._committed_offset[RAW] = 1
    app.consumer.position = app.consumer.earliest = 4

    with capture_logs() as logs:
        assert await offsets(ordered.events(stream)) == [4, 5]

    assert counted == [(RAW.topic, 0), (RAW.topic, 3)]
    (line,) = [line for line in logs if line["log_level"] == "error"]
    assert line["event"] == "records deleted unread"
    assert (line["first"], line["last"], line["records"]) == (1, 3, 3)


async def test_events_after_gap_without_deletion_are_not_reported(app, stream):
    counted = []
    ordered = OrderedStream(
        app, [RAW.topic], count_deleted=lambda *count: counted.append(count)
    )
    app.consumer.jumps = {1: 4}

    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]

    assert counted == [(RAW.topic, 0)]


def start_rebalance(app):
    app.rebalancing = True


def suspend_flow(app):
    app.flow_control.active = False


@pytest.mark.parametrize("interrupt", [start_rebalance, suspend_flow])
async def test_events_in_rebalance_are_not_processed(
    app, ordered, stream, interrupt
):
    interrupt(app)
    assert await offsets(ordered.events(stream)) == []
    assert stream.acked == []
    assert app.consumer.unacked == set()

    app.rebalancing, app.flow_control.active = False, True
    app.consumer.position = 0
    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]


async def test_events_after_assignment_start_at_new_committed_offset(
    app, ordered, stream
):
    await offsets(ordered.events(stream))
    app.consumer._committed_offset[RAW] = 4
    app.consumer.position = 4

    await app.on_partitions_assigned.send()

    assert await offsets(ordered.events(stream)) == [4, 5]


async def test_seek_in_revoked_partition_is_ignored(app, ordered, stream):
    app.consumer.jumps = {1: 4}
    app.consumer.is_revoked = True

    assert await offsets(ordered.events(stream)) == [0, 1]


async def test_seek_that_times_out_is_ignored(app, ordered, stream):
    app.consumer.jumps = {1: 4}
    app.consumer.is_slow = True

    assert await offsets(ordered.events(stream)) == [0, 1]


async def test_batches_after_gap_seek_once_and_skip_none(app, ordered, stream):
    app.consumer.end = 12
    app.consumer.jumps = {0: 3}

    batches = [
        [event.message.offset for event in batch]
        async for batch in ordered.batches(stream, 4)
    ]

    assert batches[0] == [0]
    assert list(chain.from_iterable(batches)) == list(range(12))
    assert max(map(len, batches)) <= 4
    assert stream.acked == list(range(12))
    assert app.consumer.seeks == [1]
    assert app.consumer.unacked == set()


async def test_batches_do_not_wait_until_they_are_full(app, ordered):
    stream = SlowStream(app.consumer)
    batches = ordered.batches(stream, 4)

    assert await offsets_of_next(batches) == [0]
    stream.arrive(3)
    await asyncio.sleep(0.01)
    assert await offsets_of_next(batches) == [1, 2, 3]
    await batches.aclose()


async def test_batches_end_with_the_error_of_their_stream(app, ordered):
    stream = SlowStream(app.consumer)
    stream.arrived.put_nowait(None)

    with pytest.raises(OSError, match="the stream failed"):
        async for _ in ordered.batches(stream, 4):
            pass

    assert stream.acked == [0]


async def test_events_read_before_a_rebalance_are_skipped(
    app, ordered, stream
):
    batches = ordered.batches(stream, 2)

    assert await offsets_of_next(batches) == [0, 1]
    app.consumer_generation_id = 2
    app.consumer.generation_id = 2
    app.consumer.position = 2  # Faust goes back to the committed offset.

    after = [event.message async for batch in batches for event in batch]
    assert [message.offset for message in after] == [2, 3, 4, 5]
    assert {message.generation_id for message in after} == {2}
    assert stream.acked == list(range(6))
    assert app.consumer.unacked == set()


async def test_batches_of_duplicates_only_are_not_yielded(
    app, ordered, stream
):
    app.consumer.jumps = {2: 0}

    batches = [
        [event.message.offset for event in batch]
        async for batch in ordered.batches(stream, 3)
    ]

    assert batches == [[0, 1, 2], [3, 4, 5]]


async def test_check_stalled_seeks_in_partition_without_progress(app, ordered):
    app.consumer.position = app.consumer.end

    await ordered._check_stalled(0.0)
    await ordered._check_stalled(STALLED_AFTER)
    assert app.consumer.seeks == []

    await ordered._check_stalled(STALLED_AFTER + 1)
    assert app.consumer.seeks == [0]


async def test_check_stalled_at_end_of_partition_does_not_seek(
    app, ordered, stream
):
    await offsets(ordered.events(stream))

    await ordered._check_stalled(0.0)
    await ordered._check_stalled(STALLED_AFTER + 1)

    assert app.consumer.seeks == []


async def test_check_stalled_progress_restarts_the_wait(app, ordered, stream):
    await ordered._check_stalled(0.0)
    async for event in ordered.events(stream):
        if event.message.offset == 2:
            break

    await ordered._check_stalled(STALLED_AFTER + 1)
    assert app.consumer.seeks == []

    await ordered._check_stalled(2 * STALLED_AFTER + 2)
    assert app.consumer.seeks == [3]


async def test_check_stalled_progress_while_it_asks_is_not_undone(
    app, ordered, stream, monkeypatch
):
    """Otherwise the events of that time would be processed again."""
    await ordered._check_stalled(0.0)
    asked, answered = asyncio.Event(), asyncio.Event()

    async def answer_late(*tps):
        asked.set()
        await answered.wait()
        return dict.fromkeys(tps, 0)

    monkeypatch.setattr(app.consumer, "earliest_offsets", answer_late)
    checking = asyncio.create_task(ordered._check_stalled(STALLED_AFTER + 1))
    await asked.wait()
    events = ordered.events(stream)
    first = [(await anext(events)).message.offset for _ in range(3)]
    answered.set()
    await checking

    assert [*first, *await offsets(events)] == [0, 1, 2, 3, 4, 5]
    assert app.consumer.seeks == []


async def test_check_stalled_in_rebalance_does_not_seek(app, ordered):
    app.rebalancing = True

    await ordered._check_stalled(0.0)
    await ordered._check_stalled(STALLED_AFTER + 1)

    assert app.consumer.seeks == []


async def test_lag_is_unknown_until_next_offset_is_known(app, ordered, stream):
    assert ordered.lag() is None

    async for event in ordered.events(stream):
        if event.message.offset == 1:
            break

    assert ordered.lag() == 4


async def test_lag_of_revoked_partition_is_unknown(app, ordered, stream):
    await offsets(ordered.events(stream))
    assert ordered.lag() == 0

    app.consumer.is_revoked = True

    assert ordered.lag() is None


class Deliveries:
    """Keeps what is to follow a delivery, until a test delivers."""

    def __init__(self):
        self.waiting = []

    async def after_delivery(self, settle):
        self.waiting.append(settle)

    async def deliver(self):
        for settle in self.waiting:
            await settle()


async def test_events_are_not_acknowledged_before_their_records(app, stream):
    deliveries = Deliveries()
    ordered = OrderedStream(app, [RAW.topic], deliveries)

    assert await offsets(ordered.events(stream)) == [0, 1, 2, 3, 4, 5]
    before = list(stream.acked)
    await deliveries.deliver()

    assert before == []
    assert stream.acked == [0, 1, 2, 3, 4, 5]


async def test_batches_are_not_acknowledged_before_their_records(app, stream):
    deliveries = Deliveries()
    ordered = OrderedStream(app, [RAW.topic], deliveries)

    async for _ in ordered.batches(stream, 2):
        pass
    before = list(stream.acked)
    await deliveries.deliver()

    assert before == []
    assert stream.acked == [0, 1, 2, 3, 4, 5]
