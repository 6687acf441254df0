from datetime import UTC, datetime, timedelta, timezone

import pytest

from extractors.formats.common.dates import parse
from extractors.model.version_times import is_day, is_ordered

DAY = datetime(2026, 11, 24, tzinfo=UTC)
EIGHT = DAY + timedelta(hours=8)


@pytest.mark.parametrize(
    "text", ["2026-11-24", "20261124", "2026-11-24T00:00"]
)
def test_is_day_of_a_date_without_time_is_true(text) -> None:
    assert is_day(parse(text))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (EIGHT, True),
        (DAY, False),
        (datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=1))), False),
        (EIGHT + timedelta(hours=5), True),
        (EIGHT + timedelta(hours=6), False),
    ],
)
def test_is_ordered_of_days_and_future_dates_is_false(when, expected) -> None:
    fetched_at = EIGHT + timedelta(hours=5)
    assert is_ordered(when, fetched_at) is expected
