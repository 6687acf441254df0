"""
From our JSON to Avro and back, in Confluent's wire format.

One zero byte, the schema's number in the registry (4 bytes, big-endian),
then Avro's binary encoding. Equal JSON gives equal bytes: fields go out in
the schema's order, keys of free-form objects are sorted in our JSON.
https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
"""

import struct
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import fastavro
import msgspec

from extractors.output.codec import decode, encode
from streams.contract.avro import avro_schemas
from streams.contract.schemas import KINDS
from streams.kafka.content_types import AVRO
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import PUBLIC_TOPICS, is_public

__all__ = [
    "AvroError",
    "AvroWriter",
    "from_avro",
    "number_of",
    "parsed",
    "to_avro",
]

FRAME = struct.Struct(">bI")

WRONG = (
    EOFError, IndexError, KeyError, TypeError, ValueError, struct.error,
    msgspec.MsgspecError,
)  # fmt: skip


class AvroError(Exception):
    """Bytes that are not what their schema says."""


class AvroWriter:
    """
    Turns the records for consumers into Avro, and leaves all others alone.

    Args:
        ids: the schemas' numbers, by topic without prefix; a sink that is
            not there (a route that is gone) has that of its kind.
    """

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids, schemas = ids, avro_schemas()
        self._schemas = {
            one.value: parsed(schemas[one.name]) for one in PUBLIC_TOPICS
        }
        self._of_kind = {one.value: ids[one.name] for one in PUBLIC_TOPICS}

    def __call__(self, one: ProducerRecord) -> ProducerRecord:
        """
        Return a record as it goes out; a tombstone stays one.

        Raises:
            AvroError: its schema does not allow what it holds.
        """
        kind = one.topic.value
        if one.value is None or not is_public(one.topic):
            return one
        number = self._ids.get(one.topic.name, self._of_kind[kind])
        return replace(
            one,
            value=to_avro(one.value, kind, self._schemas[kind], number),
            headers=one.headers | {"content-type": AVRO},
        )


def parsed(schema: Any) -> Any:
    """
    Return a schema as `to_avro` and `from_avro` want it.

    Raises:
        AvroError: it is no Avro schema.
    """
    try:
        return fastavro.parse_schema(schema)
    except (fastavro.schema.SchemaParseException, *WRONG) as error:
        msg = f"no Avro schema: {error!r}"
        raise AvroError(msg) from error


def to_avro(data: bytes, kind: str, schema: Any, number: int) -> bytes:
    """
    Return a value's JSON in the wire format.

    Args:
        kind: its type's name, as the topic table has it.
        schema: from `parsed`.
        number: the schema's in the registry.

    Raises:
        AvroError: the schema does not allow it.
    """
    out = BytesIO()
    out.write(FRAME.pack(0, number))
    try:
        value = msgspec.to_builtins(
            decode(data, KINDS[kind]), builtin_types=(datetime,)
        )
        fastavro.schemaless_writer(out, schema, value)
    except WRONG as error:
        msg = f"no {kind} as its Avro schema has it: {error!r}"
        raise AvroError(msg) from error
    return out.getvalue()


def number_of(data: bytes) -> int:
    """
    Return the number of the schema that a value was written with.

    Raises:
        AvroError: not the wire format.
    """
    if len(data) < FRAME.size or data[0]:
        msg = "no magic byte and schema number"
        raise AvroError(msg)
    number: int = FRAME.unpack_from(data)[1]
    return number


def from_avro(data: bytes, schema: Any) -> bytes:
    """
    Return a value in the wire format as JSON of our own.

    It means what the JSON before it meant; a default may be spelled out,
    since msgspec leaves out only what is the very object of the default.

    Args:
        schema: the one that it was written with, from `parsed`; a kind
            that is none of ours comes with all its fields.

    Raises:
        AvroError: cut short, or not of this schema.
    """
    try:
        rest = BytesIO(data[FRAME.size :])
        found: Any = fastavro.schemaless_reader(rest, schema, None)
        kind = KINDS.get(schema["name"].rpartition(".")[2])
        return encode(msgspec.convert(found, kind) if kind else found)
    except WRONG as error:
        msg = f"not as its schema says: {error!r}"
        raise AvroError(msg) from error
