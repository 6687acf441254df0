from datetime import UTC, datetime

import pytest

from streams.poller.scheduling.host_limits import Hosts
from streams.poller.scheduling.poll_slots import Line, Place

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_place_is_given_back_once(times):
    line, hosts = Line(1), Hosts(0.0, at_once=1)
    first, second = Place(line, "a", hosts), Place(line, "a", hosts)
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
    line, hosts = Line(2), Hosts(5.0)
    place = Place(line, "a", None)
    place.take(NOW)
    assert not line.is_full()
    assert hosts.ready_at("a", NOW) == NOW
    place.give_back()
    assert line.taken == 0
