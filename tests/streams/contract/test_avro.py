"""The Avro schemas: names as in JSON, compatible with their readers."""

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

from streams.contract import (
    avro_schemas,
    breaking_changes,
    schemas,
    unannounced_changes,
)
from streams.contract.avro import avro_schema

RELEASED = Path("deploy/schemas/released")


def can_read(reader, writer):
    """Return whether a reader can read a writer's data by Apache's rules."""
    parsed = [
        avro.schema.parse(json.dumps(schema)) for schema in (reader, writer)
    ]
    result = ReaderWriterCompatibilityChecker().get_compatibility(*parsed)
    return result.compatibility is SchemaCompatibilityType.compatible


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.avsc")), ids=lambda path: path.stem
)
def test_avro_schema_since_release_is_compatible_both_ways(path):
    """A break for old readers needs a higher schema number and an ADR."""
    old, new = json.loads(path.read_text()), avro_schemas()[path.stem]

    assert can_read(new, old)
    assert can_read(old, new) or is_announced(path)


def is_announced(path):
    """Return whether the JSON Schema has a higher number since the release."""
    released = json.loads(path.with_suffix(".json").read_text())
    current = schemas()[path.stem]
    changed = breaking_changes(released, current)
    return bool(changed) and not unannounced_changes(released, current)


def test_released_schemas_are_still_of_public_topics():
    released = {path.stem for path in RELEASED.glob("*.avsc")}

    assert released
    assert released <= set(avro_schemas())


@pytest.mark.parametrize("topic", sorted(avro_schemas()))
def test_avro_fields_have_names_of_json_properties(topic):
    parts = schemas()[topic]["$defs"]
    records = {
        record["name"]: record
        for record in find_records(avro_schemas()[topic])
    }

    assert set(records) == set(parts)
    for name, record in records.items():
        names = {field["name"] for field in record["fields"]}
        assert names == set(parts[name]["properties"])


def find_records(schema):
    """Yield every record of a schema."""
    if isinstance(schema, dict):
        if schema["type"] == "record":
            yield schema
        for part in schema.values():
            yield from (
                find_records(part) if isinstance(part, (dict, list)) else ()
            )
    if isinstance(schema, list):
        for part in schema:
            yield from (
                find_records(part) if isinstance(part, (dict, list)) else ()
            )


def make_record(kind, **more):
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


def test_avro_optional_property_has_default():
    assert avro_schema(Of) == make_record("string")
    assert avro_schema(Optional)["fields"] == [
        {"name": "seenAt", "default": None, "type": [
            "null", {"type": "long", "logicalType": "timestamp-micros"},
        ]},
        {"name": "again", "default": [],
         "type": {"type": "array", "items": "copydesk.Optional"}},
    ]  # fmt: skip


def test_avro_unsupported_type_raises_type_error():
    class Raw(msgspec.Struct):
        body: bytes

    with pytest.raises(TypeError, match="no Avro for BytesType"):
        avro_schema(Raw)


def test_can_read_detects_incompatible_schemas():
    extended = make_record("string")
    extended["fields"].append({"name": "b", "type": "string"})

    assert not can_read(extended, make_record("string"))
    assert not can_read(make_record("long"), make_record("string"))
