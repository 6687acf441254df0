"""Days of the Solar Hijri calendar."""

from datetime import date

import pytest

from extractors.formats.common.date_forms.solar_hijri import gregorian_day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((1405, 9, 3), date(2026, 11, 24)),
        ((1405, 1, 1), date(2026, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 12, 30), None),
        ((1405, 13, 1), None),
        ((1405, 1, 0), None),
        ((2026, 1, 1), None),
    ],
)
def test_gregorian_day_is_that_of_the_almanac(day, expected):
    assert gregorian_day(*day) == expected
