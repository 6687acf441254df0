"""
Avro schemas of what consumers read, from the same types as the JSON.

The fields have the names of the JSON properties. What JSON leaves out has
its default in the schema, so that a new property never breaks a reader.
Apache Avro 1.12, https://avro.apache.org/docs/1.12.0/specification/
"""

from typing import Any

import msgspec
from msgspec import inspect

from streams.contract.schemas import KINDS
from streams.kafka.topics import PUBLIC_TOPICS

__all__ = ["NAMESPACE", "avro_schema", "avro_schemas"]

Schema = Any

NAMESPACE = "copydesk"
DEEPEST = 3
"""Lists or objects in one another that a free-form value may have."""


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _anything(depth: int) -> Schema:
    """Return JSON's scalars, and so many lists or objects of them."""
    scalars = ["null", "boolean", "long", "double", "string"]
    if not depth:
        return scalars
    inner = _anything(depth - 1)
    return [*scalars, _array(inner), {"type": "map", "values": inner}]


POINT = (inspect.FloatType(), inspect.FloatType())
"""Two coordinates; Avro has no list of a fixed length."""

PLAIN: dict[type[inspect.Type], Schema] = {
    inspect.NoneType: "null",
    inspect.BoolType: "boolean",
    inspect.IntType: "long",
    inspect.FloatType: "double",
    inspect.StrType: "string",
    # A symbol of an Avro enumeration has no slash (``text/plain``), and one
    # more symbol breaks the readers that lack it.
    inspect.LiteralType: "string",
    inspect.DateTimeType: {"type": "long", "logicalType": "timestamp-micros"},
    inspect.AnyType: _anything(DEEPEST),
}


def avro_schemas() -> dict[str, Schema]:
    """Return the schemas of values for consumers, by topic, no prefix."""
    return {one.name: avro_schema(KINDS[one.value]) for one in PUBLIC_TOPICS}


def avro_schema(kind: type[msgspec.Struct]) -> Schema:
    """
    Return the Avro schema of a struct.

    Raises:
        TypeError: it holds what has no counterpart here.
    """
    return _schema(inspect.type_info(kind), set())


def _schema(kind: inspect.Type, known: set[str]) -> Schema:
    """Return a type's schema; a record is written out where it is new."""
    match kind:
        case inspect.StructType():
            return _record(kind, known)
        case inspect.VarTupleType():
            return _array(_schema(kind.item_type, known))
        case inspect.UnionType():
            return _union(kind, known)
        case inspect.DictType():
            return {"type": "map", "values": _schema(kind.value_type, known)}
        case inspect.TupleType() if kind.item_types == POINT:
            return _array("double")
    if type(kind) in PLAIN:
        return PLAIN[type(kind)]
    msg = f"no Avro for {kind}"
    raise TypeError(msg)


def _record(kind: inspect.StructType, known: set[str]) -> Schema:
    name = kind.cls.__name__
    if name in known:
        return f"{NAMESPACE}.{name}"
    known.add(name)
    fields = [_field(one, known) for one in kind.fields]
    return {
        "type": "record",
        "name": name,
        "namespace": NAMESPACE,
        "fields": fields,
    }


def _field(field: inspect.Field, known: set[str]) -> Schema:
    found = {"name": field.encode_name, "type": _schema(field.type, known)}
    if field.required:
        return found
    default = field.default
    if default is msgspec.NODEFAULT:
        default = field.default_factory()
    return found | {"default": _as_json(default)}


def _as_json(value: Any) -> Any:
    """Return a default as JSON would give it back, tuples as lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _union(kind: inspect.UnionType, known: set[str]) -> Schema:
    """Return it with null first: the default is of the first branch."""
    parts = [_schema(one, known) for one in kind.types]
    return sorted(parts, key=lambda one: one != "null")
