"""The Avro schemas: the JSON's names, and nothing that breaks a reader."""

import json
from datetime import datetime
from pathlib import Path

import avro.schema
import msgspec
import pytest
from avro.compatibility import (
    ReaderWriterCompatibilityChecker,
    SchemaCompatibilityType,
)

from streams.contract import avro_schemas, schemas
from streams.contract.avro import avro_schema

RELEASED = Path("deploy/schemas/released")


def reads(reader, writer):
    """Whether Apache's own rules let the one read what the other wrote."""
    parts = [avro.schema.parse(json.dumps(one)) for one in (reader, writer)]
    found = ReaderWriterCompatibilityChecker().get_compatibility(*parts)
    return found.compatibility is SchemaCompatibilityType.compatible


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.avsc")), ids=lambda path: path.stem
)
def test_old_readers_read_the_new_and_new_ones_the_old(path):
    """A break needs a new schema number, a new topic name and an ADR."""
    old, new = json.loads(path.read_text()), avro_schemas()[path.stem]

    assert reads(old, new)
    assert reads(new, old)


def test_what_consumers_read_is_released():
    released = {path.stem for path in RELEASED.glob("*.avsc")}

    assert released == set(avro_schemas())


@pytest.mark.parametrize("topic", sorted(avro_schemas()))
def test_fields_have_the_names_of_the_json(topic):
    parts = schemas()[topic]["$defs"]
    records = {one["name"]: one for one in found(avro_schemas()[topic])}

    assert set(records) == set(parts)
    for name, record in records.items():
        names = {one["name"] for one in record["fields"]}
        assert names == set(parts[name]["properties"])


def found(schema):
    """Yield every record of a schema."""
    if isinstance(schema, dict):
        if schema["type"] == "record":
            yield schema
        for one in schema.values():
            yield from found(one) if isinstance(one, (dict, list)) else ()
    if isinstance(schema, list):
        for one in schema:
            yield from found(one) if isinstance(one, (dict, list)) else ()


def of(kind, **more):
    return {
        "type": "record",
        "name": "Of",
        "namespace": "copydesk",
        "fields": [{"name": "a", "type": kind} | more],
    }


class Of(msgspec.Struct):
    a: str


class Optional(msgspec.Struct, rename={"at": "seenAt"}):
    at: datetime | None = None
    again: tuple["Optional", ...] = ()


def test_what_json_leaves_out_has_its_default():
    assert avro_schema(Of) == of("string")
    assert avro_schema(Optional)["fields"] == [
        {"name": "seenAt", "default": None, "type": [
            "null", {"type": "long", "logicalType": "timestamp-micros"},
        ]},
        {"name": "again", "default": [],
         "type": {"type": "array", "items": "copydesk.Optional"}},
    ]  # fmt: skip


def test_what_has_no_counterpart_is_refused():
    class Raw(msgspec.Struct):
        body: bytes

    with pytest.raises(TypeError, match="no Avro for BytesType"):
        avro_schema(Raw)


def test_a_break_would_be_seen():
    more = of("string")
    more["fields"].append({"name": "b", "type": "string"})

    assert not reads(more, of("string"))
    assert not reads(of("long"), of("string"))
