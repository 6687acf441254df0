"""Zone names, compared with the IANA database."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest

from extractors.formats.common.date_forms.zones import (
    FIXED,
    REGIONAL,
    find_zone,
    resolve_zone,
)

RFC822 = {"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"}
WINTER = datetime.fromisoformat("2025-01-15T12:00:00")
SUMMER = datetime.fromisoformat("2025-07-15T12:00:00")


@pytest.fixture(scope="module")
def used() -> dict[str, set[int]]:
    """Return the offsets in minutes that clocks of 2025 call by each name."""
    offsets: dict[str, set[int]] = {}
    for name in available_timezones():
        zone = ZoneInfo(name)
        for when in (WINTER, SUMMER):
            local = when.replace(tzinfo=zone)
            minutes = local.utcoffset() // timedelta(minutes=1)
            offsets.setdefault(local.tzname(), set()).add(minutes)
    return offsets


def test_fixed_names_have_the_offset_of_the_clocks_that_use_them(used):
    different = {
        name: (offset, used[name])
        for name, offset in FIXED.items()
        if name in used and used[name] != {offset}
    }

    # Other clocks use these too: their region decides (REGIONAL).
    assert set(different) <= set(REGIONAL)
    assert all(offset in both for offset, both in different.values())


def test_names_with_several_offsets_are_regional(used):
    several = {name for name, offsets in used.items() if len(offsets) > 1}

    assert several - {"-00"} <= set(REGIONAL)


def test_resolve_zone_rfc822_names_are_fixed_without_a_region():
    hours = {
        name: resolve_zone(name, SUMMER).utcoffset(None) for name in RFC822
    }

    assert hours["EST"] == timedelta(hours=-5)
    assert hours["PDT"] == timedelta(hours=-7)


def test_resolve_zone_moscow_had_another_offset_in_2012():
    assert resolve_zone(
        "MSK", datetime.fromisoformat("2012-05-04")
    ) == timezone(timedelta(hours=4))
    assert resolve_zone(
        "MSK", datetime.fromisoformat("2026-05-04")
    ) == timezone(timedelta(hours=3))


def test_resolve_zone_unknown_iana_name_is_none():
    assert resolve_zone("Mars/Olympus_Mons", SUMMER) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("15:05 et la suite", "fr", ""),
        ("15:05 ET LA SUITE", "fr", ""),
        ("15:05 ET", "en", "ET"),
        ("15:05 MAY 4", "", ""),
        ("15:05 UHR", "", ""),
        ("15:05 QQQ", "", "QQQ"),
    ],
)
def test_find_zone_capitals_behind_a_time(text, language, expected):
    assert find_zone(text, 5, language).name == expected
