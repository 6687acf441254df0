from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.common.dates import is_day, is_ordered, later, parse

DAY = datetime(2026, 11, 24, tzinfo=UTC)
EIGHT = DAY + timedelta(hours=8)
WHEN = st.none() | st.datetimes(timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("updated", "published", "expected"),
    [
        (EIGHT, None, EIGHT),
        (None, EIGHT, EIGHT),
        (None, None, None),
        (EIGHT - timedelta(days=3), EIGHT, EIGHT),
        (EIGHT + timedelta(hours=1), EIGHT, EIGHT + timedelta(hours=1)),
        (DAY, EIGHT, DAY),
        (DAY - timedelta(days=1), EIGHT, EIGHT),
    ],
)
def test_later_of_update_and_publication_is_never_before(
    updated, published, expected
) -> None:
    assert later(updated, published) == expected


@given(WHEN, WHEN)
def test_later_is_one_of_both_and_not_a_day_before(updated, published) -> None:
    result = later(updated, published)
    assert result in (updated, published)
    if result and published:
        assert result.date() >= published.date()


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
