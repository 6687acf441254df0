"""JSON to Avro and back; Apache's own library reads the Avro as well."""

import io
import json
from pathlib import Path

import avro.io
import avro.schema
import fastavro
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.output.codec import Ninjs, decode, encode
from streams.config.settings import Settings
from streams.contract import avro_schemas
from streams.contract.schemas import KINDS
from streams.desk.factory import build_engine
from streams.desk.simulator import DeskSimulator, annotator
from streams.desk.sinks.rules import load
from streams.kafka.content_types import AVRO
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import (
    DUPLICATES,
    ITEMS,
    PUBLIC_TOPICS,
    RAW,
    is_public,
    sink,
)
from streams.records import Duplicate
from streams.serialization.avro import (
    AvroError,
    AvroWriter,
    from_avro,
    parse_schema,
    schema_id_of,
    to_avro,
)
from tests.kafka.raw_items import START, demo_items

IDS = {
    "items": 7, "duplicates": 8, "captions": 9, "entities": 70_000,
    "stories": 10, "sink.urgent": 7,
}  # fmt: skip
NAMES = {topic.value: topic.name for topic in PUBLIC_TOPICS}
WRITE = AvroWriter(IDS)
ROUTES = load('[routes.all]\nlanguage = "en"\n')


def read_with_apache(data, name):
    """Decode the Avro after the frame with Apache's library."""
    schema = avro.schema.parse(json.dumps(avro_schemas()[name]))
    reader = avro.io.DatumReader(schema)
    return reader.read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))


@pytest.fixture(scope="module")
def sent():
    desk = DeskSimulator(
        annotator(build_engine(Settings()), ROUTES, Settings()), Settings()
    )
    return [
        record for raw in demo_items(range(8)) for record in desk.records(raw)
    ]


@pytest.mark.slow
def test_avro_roundtrip_of_desk_output_is_equal(sent):
    schemas = {
        name: parse_schema(schema) for name, schema in avro_schemas().items()
    }
    converted = {}

    for record in sent:
        out = WRITE(record)
        assert WRITE(record) == out
        if out is record:
            continue
        assert out.headers["content-type"] == AVRO
        assert schema_id_of(out.value) == IDS[NAMES[record.topic.value]]
        schema = schemas[NAMES[record.topic.value]]
        kind = KINDS[record.topic.value]
        back = from_avro(out.value, schema)
        assert decode(back, kind) == decode(record.value, kind)
        converted[record.topic.name] = out.value, record.value

    assert {"items", "entities", "sink.all"} <= set(converted)
    value, json_value = converted["items"]
    item, same = read_with_apache(value, "items"), decode(json_value, Ninjs)
    assert item["uri"] == same.uri
    assert item["versionCreated"] == same.version_created
    assert item["bodies"][0]["value"] == same.bodies[0].value
    assert item["copydesk"]["decision"]["evidence"] == (
        same.copydesk.decision.evidence
    )


@pytest.mark.slow
def test_writer_canceled_item_has_no_bodies(sent):
    item = next(record for record in sent if record.topic is ITEMS)
    killed = replace(
        decode(item.value, Ninjs), pub_status="canceled", bodies=()
    )

    out = WRITE(ProducerRecord(ITEMS, item.key, encode(killed)))

    value = read_with_apache(out.value, "items")
    assert (value["pubStatus"], value["bodies"]) == ("canceled", [])


def test_writer_tombstones_and_internal_records_are_unchanged(sent):
    tombstone = ProducerRecord(ITEMS, b"urn:x", None)
    raw = ProducerRecord(RAW, b"urn:x", b"\x00\x00")
    internal = [record for record in sent if not is_public(record.topic)]

    assert WRITE(tombstone) is tombstone
    assert WRITE(raw) is raw
    assert internal == [WRITE(record) for record in internal]


def test_writer_sink_of_removed_route_has_schema_of_items(sent):
    item = next(record for record in sent if record.topic is ITEMS)

    out = WRITE(ProducerRecord(sink("gone"), item.key, item.value))

    assert out.value == WRITE(item).value


def duplicate(evidence):
    value = Duplicate(
        "urn:b", "urn:a", "urn:a", "exact", 1.0, evidence, 0.5, "f", "A",
        "Fäden\u2028", START,
    )  # fmt: skip
    return make_record(DUPLICATES, value.uri, value)


SCALARS = (
    st.none() | st.booleans() | st.text()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
)  # fmt: skip
LISTED = st.lists(SCALARS, max_size=3)
NESTED = st.dictionaries(st.text(), st.lists(LISTED | SCALARS, max_size=2))


@given(st.dictionaries(st.text(), SCALARS | LISTED | NESTED, max_size=4))
@pytest.mark.slow
def test_avro_roundtrip_of_any_evidence_is_equal(evidence):
    record = duplicate(evidence)

    out = WRITE(record).value

    schema = parse_schema(avro_schemas()["duplicates"])
    back = decode(from_avro(out, schema), Duplicate)
    assert back == decode(record.value, Duplicate)
    assert read_with_apache(out, "duplicates")["evidence"] == evidence


def test_writer_too_deep_evidence_raises_avro_error():
    with pytest.raises(AvroError, match="not a valid Duplicate under its"):
        WRITE(duplicate({"a": [[[[1]]]]}))


def test_to_avro_invalid_json_raises_avro_error():
    schema = parse_schema(avro_schemas()["items"])

    with pytest.raises(AvroError, match="not a valid Ninjs"):
        to_avro(b"{", "Ninjs", schema, 1)


@pytest.mark.parametrize("data", [b"", b"\x00\x00\x00", b'{"uri": "x"}'])
def test_schema_id_of_unframed_value_raises_avro_error(data):
    with pytest.raises(AvroError, match="no magic byte"):
        schema_id_of(data)


@pytest.mark.parametrize("cut", [5, 6, 40, -1])
def test_from_avro_truncated_value_raises_avro_error(cut):
    data = WRITE(duplicate({})).value[:cut]

    with pytest.raises(AvroError, match="not valid under its Avro schema"):
        from_avro(data, parse_schema(avro_schemas()["duplicates"]))


@pytest.mark.parametrize("at", [2**62, -(2**62), 2**58, -1 - 2**58])
def test_from_avro_time_out_of_range_raises_avro_error(at):
    schema = parse_schema(
        {
            "type": "record",
            "name": "urn.Other",
            "fields": [
                {
                    "name": "at",
                    "type": {
                        "type": "long",
                        "logicalType": "timestamp-micros",
                    },
                }
            ],
        }
    )
    written = io.BytesIO()
    fastavro.schemaless_writer(
        written,
        {**schema, "fields": [{"name": "at", "type": "long"}]},
        {"at": at},
    )

    with pytest.raises(AvroError, match="not valid under its Avro schema"):
        from_avro(bytes(5) + written.getvalue(), schema)


def test_from_avro_value_of_an_earlier_schema_keeps_its_fields():
    text = Path("deploy/schemas/released/entities.avsc").read_text()
    schema = parse_schema(json.loads(text))
    value = {
        "entity": "geonames:1", "type": "place", "name": "Ellery",
        "uri": "urn:a", "start": 3, "end": 9, "text": "Ellery",
        "field": "headline", "confidence": 0.5, "schema": 1,
    }  # fmt: skip
    out = io.BytesIO()
    fastavro.schemaless_writer(out, schema, value)

    data = b"\x00\x00\x00\x00\x07" + out.getvalue()

    assert json.loads(from_avro(data, schema)) == value


def test_parse_schema_invalid_schema_raises_avro_error():
    with pytest.raises(AvroError, match="not an Avro schema"):
        parse_schema({"type": "recrod"})
