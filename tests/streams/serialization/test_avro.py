"""Our JSON as Avro and back, read by Apache's own library, too."""

import io
import json

import avro.io
import avro.schema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.output.codec import Ninjs, decode, encode
from streams.config.settings import Settings
from streams.contract import avro_schemas
from streams.contract.schemas import KINDS
from streams.desk.factory import build_engine
from streams.desk.simulator import DeskSimulator
from streams.desk.sinks.rules import load
from streams.kafka.content_types import AVRO
from streams.kafka.records import ProducerRecord, make_record
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
    number_of,
    parsed,
    to_avro,
)
from tests.kafka.reading import START, trickle

IDS = {
    "items": 7, "duplicates": 8, "captions": 9, "entities": 70_000,
    "sink.urgent": 7,
}  # fmt: skip
NAMES = {one.value: one.name for one in PUBLIC_TOPICS}
WRITE = AvroWriter(IDS)
ROUTES = load('[routes.all]\nlanguage = "en"\n')


def independent(data, name):
    """Read by Apache's library what stands behind the frame."""
    schema = avro.schema.parse(json.dumps(avro_schemas()[name]))
    reader = avro.io.DatumReader(schema)
    return reader.read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))


@pytest.fixture(scope="module")
def sent():
    desk = DeskSimulator(build_engine(Settings()), ROUTES, Settings())
    return [
        record for raw in trickle(range(8)) for record in desk.records(raw)
    ]


def test_what_a_desk_sends_comes_back_the_same(sent):
    schemas = {name: parsed(one) for name, one in avro_schemas().items()}
    turned = {}

    for one in sent:
        out = WRITE(one)
        assert WRITE(one) == out
        if out is one:
            continue
        assert out.headers["content-type"] == AVRO
        assert number_of(out.value) == IDS[NAMES[one.topic.value]]
        schema = schemas[NAMES[one.topic.value]]
        kind = KINDS[one.topic.value]
        back = from_avro(out.value, schema)
        assert decode(back, kind) == decode(one.value, kind)
        turned[one.topic.name] = out.value, one.value

    assert {"items", "entities", "sink.all"} <= set(turned)
    value, wanted = turned["items"]
    item, same = independent(value, "items"), decode(wanted, Ninjs)
    assert item["uri"] == same.uri
    assert item["versionCreated"] == same.version_created
    assert item["bodies"][0]["value"] == same.bodies[0].value
    assert item["copydesk"]["decision"]["evidence"] == (
        same.copydesk.decision.evidence
    )


def test_a_canceled_item_has_no_text_in_avro_neither(sent):
    item = next(one for one in sent if one.topic is ITEMS)
    killed = replace(
        decode(item.value, Ninjs), pub_status="canceled", bodies=()
    )

    out = WRITE(ProducerRecord(ITEMS, item.key, encode(killed)))

    found = independent(out.value, "items")
    assert (found["pubStatus"], found["bodies"]) == ("canceled", [])


def test_the_rest_is_left_alone(sent):
    tombstone = ProducerRecord(ITEMS, b"urn:x", None)
    raw = ProducerRecord(RAW, b"urn:x", b"\x00\x00")
    inside = [one for one in sent if not is_public(one.topic)]

    assert WRITE(tombstone) is tombstone
    assert WRITE(raw) is raw
    assert inside == [WRITE(one) for one in inside]


def test_the_sink_of_a_route_that_is_gone_has_the_items_schema(sent):
    item = next(one for one in sent if one.topic is ITEMS)

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
def test_any_evidence_survives(evidence):
    one = duplicate(evidence)

    out = WRITE(one).value

    schema = parsed(avro_schemas()["duplicates"])
    back = decode(from_avro(out, schema), Duplicate)
    assert back == decode(one.value, Duplicate)
    assert independent(out, "duplicates")["evidence"] == evidence


def test_evidence_that_is_too_deep_is_an_error():
    with pytest.raises(AvroError, match="no Duplicate as its Avro schema"):
        WRITE(duplicate({"a": [[[[1]]]]}))


def test_what_is_not_json_is_an_error():
    schema = parsed(avro_schemas()["items"])

    with pytest.raises(AvroError, match="no Ninjs"):
        to_avro(b"{", "Ninjs", schema, 1)


@pytest.mark.parametrize("data", [b"", b"\x00\x00\x00", b'{"uri": "x"}'])
def test_what_is_not_framed_is_an_error(data):
    with pytest.raises(AvroError, match="no magic byte"):
        number_of(data)


@pytest.mark.parametrize("cut", [5, 6, 40, -1])
def test_what_is_cut_short_is_an_error(cut):
    data = WRITE(duplicate({})).value[:cut]

    with pytest.raises(AvroError, match="not as its schema says"):
        from_avro(data, parsed(avro_schemas()["duplicates"]))


def test_a_schema_that_is_none_is_an_error():
    with pytest.raises(AvroError, match="no Avro schema"):
        parsed({"type": "recrod"})
