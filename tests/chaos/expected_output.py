"""What one undisturbed desk makes of the records of a deployment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.output.codec import decode
from streams.config.settings import Settings
from streams.desk.factory import build_engine, load_routes
from streams.desk.simulator import (
    Annotating,
    Cleaning,
    DeskSimulator,
    annotator,
)
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
    "UndisturbedDesk",
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


@dataclass(slots=True)
class UndisturbedDesk:
    """
    One desk that reads what the desks of a deployment have read.

    The desk of the simulator judges the clean records in the order in which
    they first stand on their partition of ``wire.clean``. It goes on where it
    was: faults on one deployment follow each other, and each reads all topics.

    Attributes:
        values: the last value of each key, by topic.
        written: topic, key and value of all that it has written.
    """

    settings: Settings
    values: dict[str, dict[str, bytes | None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    written: set[tuple[str, str, bytes | None]] = field(default_factory=set)
    _desks: dict[str, DeskSimulator] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _annotate: Annotating | None = None

    def read(
        self, clean: Iterable[ConsumedRecord], raw: Iterable[ConsumedRecord]
    ) -> None:
        """Judge the clean records that are new; take the raw ones of all."""
        by_source = {record.source: record for record in raw}
        for record in clean:
            source = decode(record.value or b"", Clean).source
            if source in self._seen:
                continue
            self._seen.add(source)
            desk = self._desk_of(record.source.partition(":")[0])
            origin = _origin(by_source[source])
            for sent in desk.follow(origin, _cleaned(record)):
                name, key = sent.topic.name, sent.key.decode()
                self.values[name][key] = sent.value
                self.written.add((name, key, sent.value))

    def _desk_of(self, partition: str) -> DeskSimulator:
        if self._annotate is None:
            self._annotate = annotator(
                build_engine(self.settings),
                load_routes(self.settings),
                self.settings,
            )
        if partition not in self._desks:
            self._desks[partition] = DeskSimulator(
                self._annotate, self.settings
            )
        return self._desks[partition]


async def differences(settings: Settings) -> list[Difference]:
    """Return the keys of readers' topics with another last value."""
    return (await compare(UndisturbedDesk(settings))).wrong


async def compare(
    undisturbed: UndisturbedDesk, deleted: Iterable[ConsumedRecord] = ()
) -> Comparison:
    """
    Compare the values of readers' topics with those of one desk.

    Args:
        undisturbed: that desk; it reads what is new.
        deleted: raw records that the topic no longer holds.
    """
    settings = undisturbed.settings
    raw = [*deleted, *await read(settings, RAW)]
    undisturbed.read(await read(settings, CLEAN), raw)
    topics = (ITEMS, DUPLICATES, CAPTIONS, OUTCOMES, *_sinks(settings))
    records = {topic.name: await read(settings, topic) for topic in topics}
    return _compared(undisturbed, records)


def _compared(
    undisturbed: UndisturbedDesk, records: dict[str, list[ConsumedRecord]]
) -> Comparison:
    wrong = []
    for name, of_topic in records.items():
        expected, found = undisturbed.values[name], final_values(of_topic)
        wrong += [
            Difference(name, key, expected.get(key), found.get(key))
            for key in sorted({*expected, *found})
            if expected.get(key) != found.get(key)
        ]
    unexpected = [
        f"{name} {record.source}: {record.key}"
        for name, of_topic in records.items()
        for record in of_topic
        if (name, record.key, record.value) not in undisturbed.written
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
