from datetime import UTC, datetime

import pytest

from extractors.formats.common.embargo import (
    OPEN_END_SIGNAL,
    end_of,
    read_embargo,
)

OPEN = (None, "withheld", (OPEN_END_SIGNAL,))
SIX = datetime(2026, 12, 4, 6, tzinfo=UTC)
DAY_IS_OVER = datetime(2026, 12, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "until"),
    [
        ("2026-12-04T06:00:00Z", SIX),
        ("2026-12-04T07:00:00+01:00", SIX),
        ("20261204T060000Z", SIX),
        ("2026-12-04T00:00:00Z", datetime(2026, 12, 4, tzinfo=UTC)),
        ("4 December 2026 06:00 GMT", SIX),
        ("2026-12-04", DAY_IS_OVER),
        ("20261204", DAY_IS_OVER),
        ("4 December 2026", DAY_IS_OVER),
        ("9999-12-31", None),
        ("Next Monday", None),
        ("", None),
        (None, None),
    ],
)
def test_end_of_day_without_time_is_when_it_is_over_everywhere(value, until):
    assert end_of(value) == until


@pytest.mark.parametrize(
    ("value", "status", "expected"),
    [
        (None, "usable", (None, "usable", ())),
        (None, "embargoed", OPEN),
        ("", "usable", OPEN),
        ("Next Monday", "", OPEN),
        ("false", "usable", (None, "usable", ())),
        ("", "stat:canceled", (None, "canceled", ())),
        ("2026-12-04T06:00:00Z", "usable", (SIX, "usable", ())),
        ("2026-12-04T06:00:00Z", "withheld", (SIX, "withheld", ())),
    ],
)
def test_read_embargo_without_readable_end_is_open(value, status, expected):
    assert read_embargo(value, status) == expected
