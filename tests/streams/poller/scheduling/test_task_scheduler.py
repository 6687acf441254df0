"""A scheduler of plain tasks: limits, failures, cancellation."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from streams.poller.scheduling.task_scheduler import TaskKind, TaskScheduler
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot
from tests.streams.poller.conftest import Clock


class Scheduler:
    """Runs a task that waits for a gate; `ended` lists how tasks ended."""

    def __init__(self, *limits, batch=None):
        self.clock, self.gate = Clock(), asyncio.Event()
        self.queues = [TaskQueue(limit) for limit in limits]
        self.error, self.started, self.ended = None, [], []
        kind = TaskKind(
            "test", self.start, self.reschedule, self.reschedule_failed
        )
        self.tasks = TaskScheduler(kind, self.queues, self.clock, batch)

    def put(self, *feeds, queue=0, seconds=0):
        due = self.clock.at + timedelta(seconds=seconds)
        for feed in feeds:
            self.queues[queue].waiting.put(feed, due)

    def reschedule(self, feed):
        self.ended.append((feed, "ok"))

    def reschedule_failed(self, feed):
        self.ended.append((feed, "failed"))

    def start(self, feed, queue):
        self.started.append(feed)
        self.tasks.run(feed, TaskSlot(queue), partial(self.work, feed))

    async def work(self, _feed):
        await self.gate.wait()
        if self.error:
            raise self.error


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


async def test_scheduler_starts_due_tasks_up_to_the_limit_of_each_queue():
    scheduler = Scheduler(2, 1)
    scheduler.put("a", "b", "c")
    scheduler.put("later", seconds=5)
    scheduler.put("x", "y", queue=1)

    scheduler.tasks.start_due()

    assert scheduler.started == ["a", "b", "x"]
    assert set(scheduler.tasks.under_way) == {"a", "b", "x"}
    scheduler.gate.set()
    await settle()
    scheduler.tasks.start_due()
    await settle()
    assert scheduler.started == ["a", "b", "x", "c", "y"]
    assert [queue.in_use for queue in scheduler.queues] == [0, 0]


async def test_scheduler_with_a_batch_looks_at_so_many_feeds_per_call():
    scheduler = Scheduler(9, batch=2)
    scheduler.put("a", "b", "c")

    scheduler.tasks.start_due()
    assert scheduler.started == ["a", "b"]
    scheduler.tasks.start_due()
    assert scheduler.started == ["a", "b", "c"]
    await scheduler.tasks.stop()


@pytest.mark.parametrize(
    ("error", "ending"), [(None, "ok"), (KeyError("x"), "failed")]
)
async def test_task_end_frees_the_slot_and_reschedules(error, ending):
    scheduler = Scheduler(1)
    scheduler.error = error
    scheduler.put("a")
    scheduler.tasks.start_due()
    waiting = asyncio.create_task(scheduler.tasks.wait(5.0))
    await settle()
    scheduler.gate.set()
    await asyncio.wait_for(waiting, 1.0)

    assert scheduler.ended == [("a", ending)]
    assert scheduler.tasks.under_way == {}
    assert scheduler.queues[0].in_use == 0


async def test_stop_cancels_tasks_and_does_not_reschedule():
    scheduler = Scheduler(2)
    scheduler.put("a", "b")
    scheduler.tasks.start_due()
    await settle()

    await scheduler.tasks.stop()

    assert scheduler.tasks.under_way == {}
    assert scheduler.queues[0].in_use == 0
    assert scheduler.ended == []


async def test_wait_ends_when_the_next_feed_is_due():
    scheduler = Scheduler(1)
    scheduler.put("a", seconds=0.05)

    await asyncio.wait_for(scheduler.tasks.wait(5.0), 1.0)


async def test_wait_feed_that_is_due_does_not_wait_for_others():
    scheduler = Scheduler(1)
    scheduler.put("a")
    scheduler.put("b", seconds=0.1)

    await asyncio.wait_for(scheduler.tasks.wait(5.0), 0.05)
