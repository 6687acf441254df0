"""One bad record costs itself alone, at a desk on a real Kafka."""

from random import Random

import msgspec
import pytest

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.kafka.topics import CLEAN, DEADLETTERS, ITEMS, RAW, UNIQUE
from streams.records import DEAD_LETTER_REASONS, Clean, Unique
from tests.kafka.topic_io import (
    publish,
    read,
    wait_for,
    wait_for_dead_letters,
    wait_for_outcomes,
)
from tests.streams.desk.bad_records import (
    bad_keys,
    bad_value,
    clean_value,
    raw_value,
    unique_value,
)

pytestmark = pytest.mark.kafka

RECORDS = 100
"""Of each topic; a third is good, the last one too."""
WITHIN = 90


def make_pairs(random, good_value, first):
    """Return keys and values, and the numbers of the good ones."""
    pairs, good = [], set()
    for number in range(first, first + RECORDS):
        value = good_value(number)
        if number == first + RECORDS - 1 or random.random() < 1 / 3:
            good.add(number)
        else:
            value = bad_value(random, value)
        pairs.append((bad_keys(random), value))
    return pairs, good


def is_readable(value, kind):
    try:
        decode(value, kind)
    except msgspec.MsgspecError:
        return False
    return True


async def wait_for_keys(settings, topic, keys):
    async def are_there():
        return keys <= {record.key for record in await read(settings, topic)}

    await wait_for(are_there, WITHIN)


async def test_desk_bad_records_cost_themselves_alone(kafka_deployment):
    deployment, random = kafka_deployment, Random(20260301)
    worker = deployment.start("desk")
    unreadable, sources, numbers = set(), {}, {}
    for first, topic, good_value, kind in (
        (0, RAW, raw_value, RawItem),
        (1000, CLEAN, clean_value, Clean),
        (2000, UNIQUE, unique_value, Unique),
    ):
        pairs, numbers[topic] = make_pairs(random, good_value, first)
        sources[topic] = await publish(deployment.settings, pairs, topic)
        unreadable |= {
            source
            for source, (_, value) in zip(sources[topic], pairs, strict=True)
            if not is_readable(value, kind)
        }
    good = {
        topic: {sources[topic][number % 1000] for number in numbers[topic]}
        for topic in sources
    }
    cleaned = {f"wire.raw-0:{number}" for number in numbers[CLEAN]}

    outcomes = await wait_for_outcomes(
        deployment, cleaned.union(sources[RAW]), WITHIN
    )
    uris = {f"urn:good:{number}" for number in numbers[UNIQUE]}
    await wait_for_keys(deployment.settings, ITEMS, uris)
    letters = await wait_for_dead_letters(deployment, len(unreadable), WITHIN)

    assert unreadable <= set(letters)
    assert {letters[source] for source in unreadable} == {"bad-record"}
    assert set(letters.values()) <= DEAD_LETTER_REASONS
    assert not set().union(*good.values()) & set(letters)
    assert all(len(outcomes[source]) == 1 for source in sources[RAW])
    assert all(
        (source in letters) == (outcomes[source] == {"deadLetter"})
        for source in sources[RAW]
    )
    records = await read(deployment.settings, DEADLETTERS)
    assert len(records) == len(letters)
    assert worker.process.poll() is None
