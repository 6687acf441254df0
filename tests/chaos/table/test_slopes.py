import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chaos.table.slopes import Sample, Soak, slope


@given(
    st.floats(-5, 5),
    st.floats(-100, 100),
    st.lists(st.integers(0, 1000), min_size=2, max_size=20, unique=True),
)
def test_slope_of_a_line_is_its_slope(rise, start, xs):
    points = [(float(x), start + rise * x) for x in xs]

    assert slope(points) == pytest.approx(rise, abs=1e-6)


def test_slope_of_one_point_is_zero():
    assert slope([(3.0, 9.0)]) == 0.0


def test_soak_table_has_the_growth_per_hour():
    samples = tuple(
        Sample(at, 500 + at / 60, 40, 0, 2, int(at)) for at in (0.0, 60.0)
    )

    soak = Soak(60.0, 2, samples)
    table = soak.markdown()

    assert "| memory MiB | 500 | 501 | 501 | +60.0 |" in table
    assert "| sockets | 40 | 40 | 40 | +0.0 |" in table
    assert "60 items in 1 minutes, 2 desks." in table
    assert soak.sentence() == (
        "Soak: 60 items in 1 minutes, 2 desks; in an hour, memory changes by "
        "+60.0 MiB, state by +0.0 MiB, sockets by +0.0 and the lag by +0.0 "
        "records."
    )
