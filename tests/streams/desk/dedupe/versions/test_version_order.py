from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.desk.dedupe.versions.version_order import compare
from tests.streams.desk.dedupe.desk import Desk, item

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = datetime(2026, 11, 24, tzinfo=UTC)
FAR = datetime(2569, 2, 2, 11, 11, 54, tzinfo=UTC)
HOUR = timedelta(hours=1)


def version(created: datetime | None, fetched_at: datetime = NOON, name=""):
    return item(version_created=created, fetched_at=fetched_at, version=name)


@pytest.mark.parametrize("mended", [NOON - 4 * HOUR, DAY, None])
def test_compare_after_a_date_in_the_future_is_newer(mended) -> None:
    known = version(FAR, NOON)
    assert compare(version(mended, NOON + HOUR), known, differs=True) == (
        "newer"
    )
    assert compare(version(mended, NOON + HOUR), known, differs=False) == (
        "same"
    )


def test_compare_with_a_clock_a_little_ahead_keeps_the_order() -> None:
    known = version(NOON + timedelta(minutes=5), NOON)
    late = version(NOON - HOUR, NOON + HOUR)
    assert compare(late, known, differs=True) == "older"


@pytest.mark.parametrize(
    "stated",
    [
        DAY,
        datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=9))),
        datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=-8))),
    ],
)
def test_compare_with_a_day_without_time_is_newer_on_that_day(stated) -> None:
    known = version(stated + 11 * HOUR, stated + 12 * HOUR)
    day = version(stated, stated + 13 * HOUR)
    assert compare(day, known, differs=True) == "newer"
    assert compare(known, day, differs=True) == "newer"


def test_compare_with_an_earlier_day_is_older() -> None:
    known = version(NOON, NOON)
    assert compare(version(DAY - 2 * 24 * HOUR), known, differs=True) == (
        "older"
    )


@pytest.mark.parametrize(
    ("new", "old", "order"),
    [
        ("3", "2", "newer"),
        ("2", "10", "older"),
        ("2", "2", "silent"),
        ("b", "2026", "silent"),
        ("9" * 5000, "2", "silent"),
    ],
)
def test_compare_with_version_names_uses_numbers_only(new, old, order) -> None:
    pair = version(None, name=new), version(None, name=old)
    assert compare(*pair, differs=True) == order


DATES = st.none() | st.builds(
    lambda hours, zone: (NOON + hours * HOUR).astimezone(zone),
    st.integers(-100, 100),
    st.sampled_from([UTC, timezone(timedelta(hours=9))]),
)


@given(DATES, DATES)
def test_compare_of_two_versions_never_blocks_both_orders(one, other) -> None:
    first, second = version(one), version(other, NOON + HOUR)
    orders = {
        compare(first, second, differs=True),
        compare(second, first, differs=True),
    }
    assert orders <= {"newer", "older"}
    assert "newer" in orders


def test_judge_with_a_bad_date_publishes_each_later_version() -> None:
    desk = Desk()
    start = item(version_created=FAR)
    events = [desk.take(start)]
    for hour, text in enumerate(["Two boats were raised.", "All were."]):
        changed = item(
            body=f"{start.body}\n{text}",
            version_created=start.fetched_at - (9 - hour) * HOUR,
        )
        events.append(desk.take(changed))
    assert [verdict.outcome for verdict in events] == ["item"] * 3
    assert [verdict.uniques[0].event for verdict in events] == (
        ["new", "update", "update"]
    )


@pytest.mark.parametrize(
    ("new", "old", "order"),
    [
        ("1.10", "1.9", "newer"),
        ("1.9", "1.10", "older"),
        ("v3", "v2", "newer"),
        ("3", "2.0", "newer"),
        ("2.0", "2", "silent"),
        ("-1", "2", "silent"),
        ("0", "2", "silent"),
    ],
)
def test_compare_numbers_of_any_form(new, old, order) -> None:
    known = version(NOON, name=old)
    assert compare(version(NOON, name=new), known, differs=True) == order
