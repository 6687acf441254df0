import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.table.options import ratios, total
from tests.bench.table.results import Bar, Result, Side


def result(values, bar=None):
    return Result("pages", "a peer", "ratio", tuple(values), bar)


@given(st.lists(st.floats(0.01, 100), min_size=2))
def test_median_lies_within_the_spread(values):
    row = result(values)

    low, high = row.spread
    assert low <= row.median <= high


def test_median_of_values_with_an_outlier_is_the_middle():
    assert result([0.5, 0.51, 9.0]).median == 0.51


@pytest.mark.parametrize(
    ("bar", "held"),
    [
        (Bar(0.8), True),
        (Bar(0.81), False),
        (Bar(0.8, "at most"), True),
        (Bar(0.79, "at most"), False),
        (None, None),
    ],
)
def test_held_compares_the_median_with_the_bar(bar, held):
    assert result([0.7, 0.8, 0.9], bar).held is held


def test_result_without_values_holds_nothing():
    row = result([], Bar(0.1))

    assert (row.median, row.spread, row.held) == (None, None, None)


def test_spread_of_one_value_is_unknown():
    assert result([1.0]).spread is None


def test_side_rates_are_units_per_second():
    side = Side("desk", 300, 20.0, 10.0)

    assert (side.per_cpu, side.per_clock) == (15.0, 30.0)


def test_side_without_time_has_no_rate():
    assert Side("desk", 300, 0.0, 0.0).per_cpu == 0.0


def test_total_adds_up_the_rounds():
    rounds = [Side("desk", 10, 1.0, 2.0), Side("desk", 20, 3.0, 4.0)]

    assert total(rounds) == Side("desk", 30, 4.0, 6.0)


def test_ratios_divide_the_rates_round_by_round():
    ours = [Side("desk", 10, 1.0, 1.0), Side("desk", 10, 2.0, 1.0)]
    others = [Side("peer", 10, 0.5, 1.0), Side("peer", 10, 0.5, 1.0)]

    assert ratios(ours, others) == (0.5, 0.25)
