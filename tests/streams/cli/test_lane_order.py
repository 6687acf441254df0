from datetime import UTC, datetime
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from streams.cli.lane_order import (
    MAX_WAITING,
    LanePlace,
    in_lane_order,
    lane_places,
)
from streams.cli.raw_ranges import OffsetRange
from streams.kafka.dead_letters import Origin

AT = datetime(2026, 3, 4, tzinfo=UTC)
RANGES = {"wire.raw-0": OffsetRange(2, 9)}


def raw(offset):
    return Origin("wire.raw", 0, offset, b"", b"", AT)


async def stream(values):
    for value in values:
        yield value


async def ordered(offsets, places):
    by_source = {
        f"wire.raw-0:{offset}": place for offset, place in places.items()
    }
    origins = in_lane_order(stream(map(raw, offsets)), by_source)
    return [origin.offset async for origin in origins]


def clean(value, partition=0):
    return SimpleNamespace(value=value, partition=partition)


async def test_lane_places_count_the_wanted_records_of_each_partition():
    records = [
        clean(b'{"source": "wire.raw-0:1"}'),
        clean(b'{"source": "wire.raw-0:5", "item": {"uri": "urn:a"}}'),
        clean(b'{"source": "wire.raw-0:3"}', partition=1),
        clean(b'{"source": "wire.raw-0:5"}'),
        clean(b"no JSON"),
        clean(b'{"item": ' + b"[" * 5000),
        clean(None),
        clean(b'{"source": "wire.raw-0:2"}'),
    ]

    assert await lane_places(stream(records), RANGES) == {
        "wire.raw-0:5": LanePlace(0, 0),
        "wire.raw-0:3": LanePlace(1, 0),
        "wire.raw-0:2": LanePlace(0, 1),
    }


async def test_in_lane_order_follows_each_lane():
    places = {1: LanePlace(0, 1), 2: LanePlace(0, 0), 3: LanePlace(1, 0)}

    assert await ordered([1, 3, 2], places) == [3, 2, 1]


async def test_in_lane_order_record_without_place_keeps_its_own():
    places = {1: LanePlace(0, 1), 3: LanePlace(0, 0)}

    assert await ordered([1, 2, 3], places) == [2, 3, 1]


async def test_in_lane_order_missing_record_holds_up_a_bounded_number():
    numbers = range(1, MAX_WAITING + 3)
    places = {number: LanePlace(0, number) for number in numbers}

    assert await ordered(numbers, places) == [*numbers]


@given(st.permutations(range(8)), st.permutations(range(8)))
async def test_in_lane_order_any_order_becomes_that_of_the_lane(read, judged):
    places = {
        offset: LanePlace(0, number) for number, offset in enumerate(judged)
    }

    assert await ordered(read, places) == list(judged)
