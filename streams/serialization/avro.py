"""
Convert JSON values to Avro and back, in Confluent's wire format.

The format is one zero byte, the id of the schema in the registry (4 bytes,
big-endian), and Avro's binary encoding. Equal JSON gives equal bytes: fields
are written in the schema's order, and our JSON sorts the keys of free-form
objects.
https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
"""

import struct
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import fastavro
import msgspec
from msgspec.structs import replace

from extractors.output.codec import decode, encode
from streams.contract.avro import avro_schemas
from streams.contract.schemas import KINDS
from streams.kafka.content_types import AVRO
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import PUBLIC_TOPICS, is_public

__all__ = [
    "AvroError",
    "AvroWriter",
    "from_avro",
    "parse_schema",
    "schema_id_of",
    "to_avro",
]

FRAME = struct.Struct(">bI")

INVALID = (
    EOFError, IndexError, KeyError, OverflowError, TypeError, ValueError,
    struct.error, msgspec.MsgspecError,
)  # fmt: skip


class AvroError(Exception):
    """A value or a schema is not valid."""


class AvroWriter:
    """
    Converts records for consumers to Avro; other records are unchanged.

    Args:
        ids: schema ids by topic name without prefix. The sink of a removed
            route is missing there; it gets the id of the type of its values.
    """

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids, schemas = ids, avro_schemas()
        self._schemas = {
            topic.value: parse_schema(schemas[topic.name])
            for topic in PUBLIC_TOPICS
        }
        self._type_ids = {
            topic.value: ids[topic.name] for topic in PUBLIC_TOPICS
        }

    def __call__(self, record: ProducerRecord) -> ProducerRecord:
        """
        Return a record with its value as Avro; a tombstone is unchanged.

        Raises:
            AvroError: the value is not valid under its schema.
        """
        kind = record.topic.value
        if record.value is None or not is_public(record.topic):
            return record
        schema_id = self._ids.get(record.topic.name, self._type_ids[kind])
        return replace(
            record,
            value=to_avro(record.value, kind, self._schemas[kind], schema_id),
            headers=record.headers | {"content-type": AVRO},
        )


def parse_schema(schema: Any) -> Any:
    """
    Return a schema in the form that `to_avro` and `from_avro` need.

    Raises:
        AvroError: it is not a valid Avro schema.
    """
    try:
        return fastavro.parse_schema(schema)
    except (fastavro.schema.SchemaParseException, *INVALID) as error:
        msg = f"not an Avro schema: {error!r}"
        raise AvroError(msg) from error


def to_avro(data: bytes, kind: str, schema: Any, schema_id: int) -> bytes:
    """
    Convert a value from JSON to the wire format.

    Args:
        kind: name of the value's type in the topic table.
        schema: from `parse_schema`.
        schema_id: the id of the schema in the registry.

    Raises:
        AvroError: the value is not valid under the schema.
    """
    out = BytesIO()
    out.write(FRAME.pack(0, schema_id))
    try:
        value = msgspec.to_builtins(
            decode(data, KINDS[kind]), builtin_types=(datetime,)
        )
        fastavro.schemaless_writer(out, schema, value)
    except INVALID as error:
        msg = f"not a valid {kind} under its Avro schema: {error!r}"
        raise AvroError(msg) from error
    return out.getvalue()


def schema_id_of(data: bytes) -> int:
    """
    Return the id of the schema with which a value was written.

    Raises:
        AvroError: the value is not in the wire format.
    """
    if len(data) < FRAME.size or data[0]:
        msg = "no magic byte and schema id"
        raise AvroError(msg)
    schema_id: int = FRAME.unpack_from(data)[1]
    return schema_id


def from_avro(data: bytes, schema: Any) -> bytes:
    """
    Convert a value from the wire format to JSON.

    The JSON is equivalent to the JSON before `to_avro`, but may contain
    fields with default values: msgspec omits a field only if its value is
    the same object as the default.

    Args:
        schema: the schema with which the value was written, from
            `parse_schema`. A value of an unknown type, or of one that had
            other fields then, keeps all its fields.

    Raises:
        AvroError: the value is truncated, or not valid under the schema.
    """
    try:
        rest = BytesIO(data[FRAME.size :])
        value: Any = fastavro.schemaless_reader(rest, schema, None)
        kind = _type_of(schema)
        return encode(msgspec.convert(value, kind) if kind else value)
    except INVALID as error:
        msg = f"not valid under its Avro schema: {error!r}"
        raise AvroError(msg) from error


def _type_of(schema: Any) -> type[msgspec.Struct] | None:
    """Return the type with all fields of a schema; None if none has them."""
    kind = KINDS.get(schema["name"].rpartition(".")[2])
    if kind is None:
        return None
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    written = {field["name"] for field in schema["fields"]}
    return kind if written <= known else None
