from datetime import UTC, datetime

import pytest

from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.poll_slots import PollQueue, PollSlot

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_place_is_given_back_once(times):
    line, hosts = PollQueue(1), HostLimits(0.0, at_once=1)
    first, second = PollSlot(line, "a", hosts), PollSlot(line, "a", hosts)
    first.take(NOW)
    assert line.is_full()
    assert hosts.ready_at("a", NOW) > NOW
    for _ in range(times):
        first.give_back()
    assert (line.taken, hosts.ready_at("a", NOW)) == (0, NOW)
    second.take(NOW)
    first.give_back()
    assert line.is_full()


def test_a_place_without_a_host_leaves_the_host_alone():
    line, hosts = PollQueue(2), HostLimits(5.0)
    place = PollSlot(line, "a", None)
    place.take(NOW)
    assert not line.is_full()
    assert hosts.ready_at("a", NOW) == NOW
    place.give_back()
    assert line.taken == 0
