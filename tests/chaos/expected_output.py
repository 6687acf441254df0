"""What one undisturbed desk makes of the records of a deployment."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.output.codec import decode
from streams.config.settings import Settings
from streams.desk.factory import build_engine, load_routes
from streams.desk.simulator import Cleaning, DeskSimulator, annotator
from streams.kafka.dead_letters import Origin
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import (
    CAPTIONS,
    CLEAN,
    DUPLICATES,
    ITEMS,
    OUTCOMES,
    RAW,
    Topic,
    sink,
)
from streams.records import Clean
from tests.kafka.topic_io import ConsumedRecord, read

__all__ = [
    "Comparison",
    "Difference",
    "compare",
    "differences",
    "final_values",
    "violations",
]


class Difference(NamedTuple):
    """A key whose last value is not the expected one."""

    topic: str
    key: str
    expected: bytes | None
    found: bytes | None

    def __str__(self) -> str:
        """Return the first place where the two values differ."""
        expected, found = self.expected or b"", self.found or b""
        pairs = enumerate(zip(expected, found, strict=False))
        at = next((n for n, (a, b) in pairs if a != b), 0)
        start = max(0, at - 60)
        return (
            f"{self.topic} {self.key}: {expected[start : at + 60]!r}"
            f" became {found[start : at + 60]!r}"
        )


def final_values(
    records: Iterable[ConsumedRecord],
) -> dict[str, bytes | None]:
    """Return the last value of each key, as compaction keeps it."""
    return {record.key: record.value for record in records}


class Comparison(NamedTuple):
    """
    How readers' topics differ from what one desk writes.

    Attributes:
        wrong: keys whose last value is not the expected one.
        unexpected: topic and key of values that one desk never writes, also
            if they were replaced later.
    """

    wrong: list[Difference]
    unexpected: list[str]


async def differences(settings: Settings) -> list[Difference]:
    """Return the keys of readers' topics with another last value."""
    return (await compare(settings)).wrong


async def compare(
    settings: Settings, deleted: Iterable[ConsumedRecord] = ()
) -> Comparison:
    """
    Compare the values of readers' topics with those of one desk.

    The desk of the simulator judges the clean records in the order in which
    they first stand on their partition of ``wire.clean``.

    Args:
        deleted: raw records that the topic no longer holds.
    """
    topics = (ITEMS, DUPLICATES, CAPTIONS, OUTCOMES, *_sinks(settings))
    expected: dict[str, dict[str, bytes | None]] = {
        topic.name: {} for topic in topics
    }
    written = set()
    for record in await _simulated(settings, deleted):
        if record.topic.name in expected:
            key = record.key.decode()
            expected[record.topic.name][key] = record.value
            written.add((record.topic.name, key, record.value))
    records = {topic.name: await read(settings, topic) for topic in topics}
    found = {
        name: final_values(of_topic) for name, of_topic in records.items()
    }
    wrong = [
        Difference(name, key, expected[name].get(key), found[name].get(key))
        for name in expected
        for key in sorted({*expected[name], *found[name]})
        if expected[name].get(key) != found[name].get(key)
    ]
    unexpected = [
        f"{name} {record.source}: {record.key}"
        for name, of_topic in records.items()
        for record in of_topic
        if (name, record.key, record.value) not in written
    ]
    return Comparison(wrong, unexpected)


def violations(items: Iterable[ConsumedRecord]) -> Iterator[str]:
    """
    Yield what must not stand on ``wire.items``, in the order of its log.

    That is a version with a lower revision than one before it, and a version
    with a text after the kill of its item.
    """
    revisions: dict[str, int] = {}
    killed: set[str] = set()
    for item in items:
        value = item.json
        revision = value["copydesk"]["revision"]
        if value["pubStatus"] == "canceled":
            killed.add(item.key)
        elif item.key in killed:
            yield f"{item.source}: {item.key} is back after its kill"
        if revision < revisions.get(item.key, 0):
            yield f"{item.source}: {item.key} is back at {revision}"
        revisions[item.key] = max(revision, revisions.get(item.key, 0))


def _sinks(settings: Settings) -> tuple[Topic, ...]:
    return tuple(sink(route.name) for route in load_routes(settings))


async def _simulated(
    settings: Settings, deleted: Iterable[ConsumedRecord]
) -> list[ProducerRecord]:
    records = [*deleted, *await read(settings, RAW)]
    raw = {record.source: record for record in records}
    annotate = annotator(
        build_engine(settings), load_routes(settings), settings
    )
    desks: dict[str, DeskSimulator] = {}
    simulated: list[ProducerRecord] = []
    seen: set[str] = set()
    for record in await read(settings, CLEAN):
        source = decode(record.value or b"", Clean).source
        if source in seen:
            continue
        seen.add(source)
        partition = record.source.partition(":")[0]
        desk = desks.setdefault(partition, DeskSimulator(annotate, settings))
        simulated += desk.follow(_origin(raw[source]), _cleaned(record))
    return simulated


def _cleaned(record: ConsumedRecord) -> Cleaning:
    """Return a clean step that returns what the live one returned."""
    clean = ProducerRecord(CLEAN, record.key.encode(), record.value)
    return lambda _value, _source: clean


def _origin(record: ConsumedRecord) -> Origin:
    topic_partition, _, offset = record.source.rpartition(":")
    topic, _, partition = topic_partition.rpartition("-")
    return Origin(
        topic, int(partition), int(offset), record.key.encode(),
        record.value or b"", record.at,
    )  # fmt: skip
