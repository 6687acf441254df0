from datetime import UTC, datetime

import pytest

from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_slot_released_several_times_is_freed_once(times):
    queue, hosts = TaskQueue(1), HostLimits(0.0, at_once=1)
    first, second = TaskSlot(queue, "a", hosts), TaskSlot(queue, "a", hosts)
    first.acquire(NOW)
    assert queue.is_full()
    assert hosts.ready_at("a", NOW) > NOW
    for _ in range(times):
        first.release()
    assert (queue.in_use, hosts.ready_at("a", NOW)) == (0, NOW)
    second.acquire(NOW)
    first.release()
    assert queue.is_full()


def test_slot_without_a_host_does_not_count_at_the_host():
    queue, hosts = TaskQueue(2), HostLimits(5.0)
    slot = TaskSlot(queue, "a", None)
    slot.acquire(NOW)
    assert not queue.is_full()
    assert hosts.ready_at("a", NOW) == NOW
    slot.release()
    assert queue.in_use == 0
