import pytest

from tests.bench.rows.latency import percentile
from tests.bench.rows.scale import steady_rate


@pytest.mark.parametrize(("share", "value"), [(50, 50), (99, 99), (100, 99)])
def test_percentile_is_the_value_that_so_many_reach(share, value):
    assert percentile(list(range(100)), share) == value


def test_steady_rate_leaves_out_the_start_and_the_end():
    times = [0.0, *(50 + number / 10 for number in range(98)), 200.0]

    assert steady_rate(times) == pytest.approx(10)
