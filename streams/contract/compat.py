"""
What a new schema takes away from those who read by the old one.

A reader relies on every property that is always there, on the type of each,
and on the values that an enumeration allows; a new property hurts nobody.
"""

from collections.abc import Iterator
from typing import Any

__all__ = ["breaks"]

Schema = dict[str, Any]


def breaks(old: Schema, new: Schema) -> tuple[str, ...]:
    """
    Say what breaks for a reader of the old schema; nothing if it is safe.

    Args:
        old, new: as `schemas` makes them, with their ``$defs``.

    Returns:
        ``path: what`` for each break.
    """
    return tuple(_breaks(old, new, old, new, "", ()))


def _breaks(
    old: Schema,
    new: Schema,
    old_root: Schema,
    new_root: Schema,
    path: str,
    seen: tuple[str, ...],
) -> Iterator[str]:
    name = old.get("$ref", "")
    if name and name in seen:
        return
    old, new = _resolved(old, old_root), _resolved(new, new_root)
    if _kind(old) != _kind(new):
        yield f"{path or '/'}: {_kind(old)} became {_kind(new)}"
        return
    gone = set(map(str, new.get("enum", ()))) - set(
        map(str, old.get("enum", ()))
    )
    if "enum" in old and gone:
        yield f"{path}: values that no reader knows: {', '.join(sorted(gone))}"
    for key in sorted(
        set(old.get("required", ())) - set(new.get("required", ()))
    ):
        yield f"{path}/{key}: is not always there any more"
    under = (*seen, name) if name else seen
    for key, one in old.get("properties", {}).items():
        if key not in new.get("properties", {}):
            yield f"{path}/{key}: is gone"
        else:
            yield from _breaks(
                one, new["properties"][key], old_root, new_root,
                f"{path}/{key}", under,
            )  # fmt: skip
    if isinstance(old.get("items"), dict) and isinstance(
        new.get("items"), dict
    ):
        yield from _breaks(
            old["items"], new["items"], old_root, new_root, f"{path}[]", under
        )


def _resolved(schema: Schema, root: Schema) -> Schema:
    """Follow a reference into the root's definitions."""
    reference = schema.get("$ref", "")
    if reference.startswith("#/$defs/"):
        found: Schema = root["$defs"][reference.removeprefix("#/$defs/")]
        return found
    return schema


def _kind(schema: Schema) -> str:
    """Return what a value may be, without its details."""
    parts = schema.get("anyOf")
    if parts:
        return " or ".join(sorted(_kind(one) for one in parts))
    if "enum" in schema:
        return "string"
    encoding = schema.get("contentEncoding") or schema.get("format") or ""
    return f"{schema.get('type', 'anything')} {encoding}".strip()
