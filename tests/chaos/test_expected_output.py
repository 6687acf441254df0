from datetime import timedelta

import msgspec
import pytest

from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.desk.clean.step import clean_record
from tests.chaos.expected_output import UndisturbedDesk
from tests.kafka.raw_items import START, demo_items, item_and_kill
from tests.kafka.topic_io import ConsumedRecord


def consumed(source, key, value, second):
    return ConsumedRecord(
        source, key, value, {}, START + timedelta(seconds=second)
    )


@pytest.fixture(scope="module")
def topics():
    """Return clean and raw records of a story, its copies and its kill."""
    item, kill = item_and_kill()
    copy = msgspec.structs.replace(item, uri="urn:copy:1")
    raw = [
        consumed(f"wire.raw-0:{number}", sent.uri, encode(sent), number)
        for number, sent in enumerate(
            [item, copy, *demo_items([3, 7, 11]), kill]
        )
    ]
    clean = []
    for number, record in enumerate(raw):
        of_record = clean_record(record.value, record.source)
        lane = of_record.key.decode()
        clean.append(
            consumed(
                f"wire.clean-{len(lane) % 2}:{number}",
                lane,
                of_record.value,
                number,
            )
        )
    return clean, raw


@pytest.mark.parametrize("first", [1, 4])
def test_undisturbed_desk_reading_in_two_parts_writes_the_same(topics, first):
    clean, raw = topics
    whole, parts = UndisturbedDesk(Settings()), UndisturbedDesk(Settings())

    whole.read(clean, raw)
    parts.read(clean[:first], raw)
    parts.read(clean, raw)

    assert whole.values["outcomes"].keys() == {each.source for each in raw}
    assert parts.values == whole.values
    assert parts.written == whole.written


def test_undisturbed_desk_repeated_clean_record_is_read_once(topics):
    clean, raw = topics
    once, twice = UndisturbedDesk(Settings()), UndisturbedDesk(Settings())

    once.read(clean, raw)
    twice.read([*clean, *clean], raw)

    assert twice.written == once.written
