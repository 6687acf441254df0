"""Ranges of processed raw records, from the keys of their outcomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.cli.raw_ranges import OffsetRange, covers, ranges_of


async def ranges(*keys):
    async def stream():
        for key in keys:
            yield key

    return await ranges_of(stream())


async def test_ranges_of_keys_are_by_partition():
    assert await ranges(
        b"wire.raw-0:7", b"wire.raw-1:3", b"wire.raw-0:5", b"wire.raw-0:7"
    ) == {"wire.raw-0": OffsetRange(5, 7), "wire.raw-1": OffsetRange(3, 3)}


@pytest.mark.parametrize(
    "key", [b"", b":4", b"wire.raw-0", b"wire.raw-0:", b"a:-1", b"\xff:x"]
)
async def test_ranges_of_other_keys_are_left_out(key):
    assert await ranges(key) == {}


@given(st.lists(st.binary(max_size=20), max_size=10))
async def test_ranges_of_any_keys_raise_nothing(keys):
    for low, high in (await ranges(*keys)).values():
        assert low <= high


@pytest.mark.parametrize(
    ("source", "from_start", "covered"),
    [
        ("wire.raw-0:5", False, True),
        ("wire.raw-0:7", False, True),
        ("wire.raw-0:8", False, False),
        ("wire.raw-0:4", False, False),
        ("wire.raw-0:4", True, True),
        ("wire.raw-0:8", True, False),
        ("wire.raw-9:5", True, False),
        ("", True, False),
    ],
)
def test_covers_a_source_within_the_range(source, from_start, covered):
    known = {"wire.raw-0": OffsetRange(5, 7)}

    assert covers(known, source, from_start=from_start) is covered


def test_covers_everything_without_outcomes():
    assert covers({}, "wire.raw-0:5", from_start=False)
