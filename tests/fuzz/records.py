"""Targets that read records: the codec, Avro, and the steps of the desk."""

from datetime import UTC, datetime

import msgspec

from extractors.entities.engine import Span
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.contract.avro import avro_schemas
from streams.contract.schemas import KINDS
from streams.desk.simulator import DeskSimulator, annotator
from streams.desk.sinks.rules import load
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import DEADLETTERS, PUBLIC_TOPICS
from streams.records import DeadLetter
from streams.serialization.avro import (
    AvroError,
    from_avro,
    parse_schema,
    schema_id_of,
    to_avro,
)
from tests.fuzz import seeds
from tests.fuzz.target import Bytes, Target

__all__ = ["TARGETS"]

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPES = tuple(KINDS.values())
SCHEMAS = tuple(
    (topic.value, parse_schema(avro_schemas()[topic.name]))
    for topic in PUBLIC_TOPICS
)
ROUTES = load('[routes.english]\nlanguage = "en"\n')


def _codec(data: Bytes) -> None:
    kind = TYPES[data.choice % len(TYPES)]
    written = encode(decode(data.body, kind))
    assert encode(decode(written, kind)) == written


def _avro(data: Bytes) -> None:
    kind, schema = SCHEMAS[data.choice // 2 % len(SCHEMAS)]
    if data.choice % 2:
        to_avro(data.body, kind, schema, 1)
    else:
        schema_id_of(data.body)
        from_avro(data.body, schema)


def _no_entities(text: str, language: str) -> tuple[Span, ...]:
    return ()


def _desk(data: Bytes) -> None:
    """Put a raw record through all steps; none may fail by a bug."""
    settings = Settings()
    desk = DeskSimulator(annotator(_no_entities, ROUTES, settings), settings)
    origin = Origin("wire.raw", 0, data.choice, b"key", data.body, NOW)
    for _ in range(2):
        for record in desk.follow(origin):
            if record.topic is DEADLETTERS and record.value:
                letter = decode(record.value, DeadLetter)
                assert letter.reason not in {"bug", "timeout"}, letter.error
    assert sum(count for _, count in desk.counts()) == 1


TARGETS = (
    Target("codec", _codec, (msgspec.MsgspecError,), seeds.records),
    Target("avro", _avro, (AvroError,), seeds.avro),
    Target("desk", _desk, (), seeds.raw_records, repeats=False),
)
