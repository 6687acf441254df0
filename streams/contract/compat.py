"""
Find the changes of a JSON Schema that break its readers.

A reader relies on every required property, on the type of each property and
on the values of an enumeration. A new property breaks no reader. A change that
breaks readers raises the schema's number, which they find in each record.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["breaking_changes", "unannounced_changes"]

Schema = dict[str, Any]


class _Roots(NamedTuple):
    """Both whole schemas, with the ``$defs`` that references point to."""

    old: Schema
    new: Schema


def breaking_changes(old: Schema, new: Schema) -> tuple[str, ...]:
    """
    Return the changes that break a reader of the old schema.

    Args:
        old, new: as `schemas` returns them, with their ``$defs``.

    Returns:
        ``path: change`` for each breaking change; empty if there is none.
    """
    return tuple(_compare(old, new, _Roots(old, new), "", ()))


def unannounced_changes(old: Schema, new: Schema) -> tuple[str, ...]:
    """
    Return the breaking changes that no higher schema number announces.

    Args:
        old, new: as for `breaking_changes`, with their ``$id``.
    """
    if _number(new) > _number(old):
        return ()
    return breaking_changes(old, new)


def _number(schema: Schema) -> int:
    """Return the number at the end of a schema's ``$id``."""
    return int(schema["$id"].rpartition(":")[2])


def _compare(
    old: Schema, new: Schema, roots: _Roots, path: str, seen: tuple[str, ...]
) -> Iterator[str]:
    """
    Yield the breaking changes at a path and below it.

    Args:
        seen: the references on the way to this path; a schema that refers
            to itself is compared once.
    """
    name = old.get("$ref", "")
    if name and name in seen:
        return
    old, new = _resolve(old, roots.old), _resolve(new, roots.new)
    if _kind(old) != _kind(new):
        yield f"{path or '/'}: {_kind(old)} became {_kind(new)}"
        return
    yield from _compare_values(old, new, path)
    yield from _compare_required(old, new, path)
    below = (*seen, name) if name else seen
    for key, schema in old.get("properties", {}).items():
        if key not in new.get("properties", {}):
            yield f"{path}/{key}: was removed"
        else:
            yield from _compare(
                schema, new["properties"][key], roots, f"{path}/{key}", below
            )
    items = old.get("items"), new.get("items")
    if isinstance(items[0], dict) and isinstance(items[1], dict):
        yield from _compare(items[0], items[1], roots, f"{path}[]", below)


def _compare_values(old: Schema, new: Schema, path: str) -> Iterator[str]:
    """Yield a change if an enumeration has values that readers lack."""
    added = set(map(str, new.get("enum", ()))) - set(
        map(str, old.get("enum", ()))
    )
    if "enum" in old and added:
        yield f"{path}: new values: {', '.join(sorted(added))}"


def _compare_required(old: Schema, new: Schema, path: str) -> Iterator[str]:
    """Yield a change for each property that is no longer required."""
    optional = set(old.get("required", ())) - set(new.get("required", ()))
    for key in sorted(optional):
        yield f"{path}/{key}: is no longer required"


def _resolve(schema: Schema, root: Schema) -> Schema:
    """Return the definition that a reference points to."""
    reference = schema.get("$ref", "")
    if reference.startswith("#/$defs/"):
        definition: Schema = root["$defs"][reference.removeprefix("#/$defs/")]
        return definition
    return schema


def _kind(schema: Schema) -> str:
    """Return the type of a value, without details."""
    branches = schema.get("anyOf")
    if branches:
        return " or ".join(sorted(_kind(branch) for branch in branches))
    if "enum" in schema:
        return "string"
    encoding = schema.get("contentEncoding") or schema.get("format") or ""
    return f"{schema.get('type', 'anything')} {encoding}".strip()
