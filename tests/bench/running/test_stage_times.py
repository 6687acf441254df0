from types import SimpleNamespace

import msgspec
import pytest

from streams.kafka.topics import CLEAN, ITEMS, RAW
from tests.bench.running.stage_times import StageTimes


def record(topic, offset, at, value):
    return SimpleNamespace(
        topic=f"bench.{topic.name}", partition=0, offset=offset,
        timestamp=1000 * at, value=msgspec.json.encode(value),
    )  # fmt: skip


@pytest.fixture
def times():
    times = StageTimes()
    for offset, fetched in ((0, "1970-01-01T00:00:10Z"),
                            (1, "1970-01-01T00:00:20Z")):  # fmt: skip
        source, at = f"bench.raw-0:{offset}", 10 + 10 * offset
        times.add(
            record(RAW, offset, at + 1, {"fetchedAt": fetched}), "bench."
        )
        times.add(record(CLEAN, offset, at + 2, {"source": source}), "bench.")
        item = {"copydesk": {"source": source}}
        times.add(record(ITEMS, offset, at + 4 + offset, item), "bench.")
    return times


def test_latencies_are_from_the_fetch_to_the_item(times):
    assert times.latencies(0) == [4, 5]


def test_latencies_of_earlier_fetches_do_not_count(times):
    assert times.latencies(15) == [5]


def test_latencies_of_a_step_are_between_its_topics(times):
    assert times.latencies(0, RAW, CLEAN) == [1, 1]


def test_repeated_record_does_not_change_the_time(times):
    item = {"copydesk": {"source": "bench.raw-0:0"}}
    times.add(record(ITEMS, 7, 99, item), "bench.")

    assert times.latencies(0) == [4, 5]
