import pytest

from tests.chaos.running.arrivals import Arrivals


def test_record_with_another_outcome_than_item_is_done_at_once():
    arrivals = Arrivals()

    arrivals.take_outcome("r-0:0", "duplicate", 3.0)

    assert arrivals.done == {"r-0:0": 3.0}


def test_record_that_is_an_item_is_done_when_the_item_is_there():
    arrivals = Arrivals()

    arrivals.take_outcome("r-0:0", "item", 3.0)
    assert arrivals.done == {}
    arrivals.take_item("r-0:0", 5.0)

    assert arrivals.done == {"r-0:0": 5.0}


def test_record_whose_item_is_read_first_is_done_with_its_outcome():
    arrivals = Arrivals()

    arrivals.take_item("r-0:0", 5.0)
    arrivals.take_outcome("r-0:0", "item", 6.0)
    arrivals.take_item("r-0:0", 9.0)

    assert arrivals.done == {"r-0:0": 6.0}


@pytest.mark.parametrize(
    ("until", "pause"), [(12.0, 4.0), (20.0, 10.0), (3.0, 2.0)]
)
def test_longest_pause_counts_from_the_begin_to_the_end(until, pause):
    arrivals = Arrivals()
    for source, at in (("a", 2.0), ("b", 6.0), ("c", 10.0)):
        arrivals.take_outcome(source, "stale", at)

    assert arrivals.longest_pause(0.0, until) == pause
