"""
Avro schemas of the public topics, from the same types as the JSON.

The fields have the names of the JSON properties. A property that JSON may
omit has a default in the schema, so a new property never breaks a reader.
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
MAX_DEPTH = 3
"""How deep lists and objects of a free-form value may be nested."""


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _free_form(depth: int) -> Schema:
    """Return a union of JSON's scalars, and of lists and objects of them."""
    scalars = ["null", "boolean", "long", "double", "string"]
    if not depth:
        return scalars
    inner = _free_form(depth - 1)
    return [*scalars, _array(inner), {"type": "map", "values": inner}]


POINT = (inspect.FloatType(), inspect.FloatType())
"""Two coordinates; Avro has no list of fixed length."""

PLAIN: dict[type[inspect.Type], Schema] = {
    inspect.NoneType: "null",
    inspect.BoolType: "boolean",
    inspect.IntType: "long",
    inspect.FloatType: "double",
    inspect.StrType: "string",
    # Not an Avro enumeration: its symbols cannot contain a slash
    # (``text/plain``), and a new symbol breaks readers that do not know it.
    inspect.LiteralType: "string",
    inspect.DateTimeType: {"type": "long", "logicalType": "timestamp-micros"},
    inspect.AnyType: _free_form(MAX_DEPTH),
}


def avro_schemas() -> dict[str, Schema]:
    """Return the schemas of the public topics, by topic without prefix."""
    return {
        topic.name: avro_schema(KINDS[topic.value]) for topic in PUBLIC_TOPICS
    }


def avro_schema(kind: type[msgspec.Struct]) -> Schema:
    """
    Return the Avro schema of a struct.

    Raises:
        TypeError: a field has a type that has no Avro schema here.
    """
    return _schema(inspect.type_info(kind), set())


def _schema(kind: inspect.Type, known: set[str]) -> Schema:
    """
    Return a type's schema.

    A record is defined at its first use; later uses refer to its name.

    Args:
        known: names of the records that are defined already.
    """
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
    fields = [_field(field, known) for field in kind.fields]
    return {
        "type": "record",
        "name": name,
        "namespace": NAMESPACE,
        "fields": fields,
    }


def _field(field: inspect.Field, known: set[str]) -> Schema:
    schema = {"name": field.encode_name, "type": _schema(field.type, known)}
    if field.required:
        return schema
    default = field.default
    if default is msgspec.NODEFAULT:
        default = field.default_factory()
    return schema | {"default": _to_json(default)}


def _to_json(value: Any) -> Any:
    """Return a default as decoded from JSON, so tuples are lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _union(kind: inspect.UnionType, known: set[str]) -> Schema:
    """
    Return a union with null first.

    The default of a field must be of the first branch of its union.
    """
    branches = [_schema(branch, known) for branch in kind.types]
    return sorted(branches, key=lambda branch: branch != "null")
