"""Whether a document is what its JSON Schema says, any draft."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from jsonschema.validators import validator_for
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

__all__ = ["problems"]


def problems(
    data: str | bytes,
    schema: Mapping[str, Any],
    others: Iterable[Any] = (),
    *,
    formats: bool = True,
) -> tuple[str, ...]:
    """
    Say where a document differs from its schema.

    Args:
        data: the document, JSON.
        others: schemas that it refers to by their ``$id``; nothing is ever
            fetched.
        formats: check ``uri`` (RFC 3986) and ``date-time`` (RFC 3339) too;
            to the standard they are annotations, and IPTC's own suite has
            valid items with ``Next Monday`` as a time.

    Returns:
        ``path: what`` for each problem, in the document's order.
    """
    try:
        document = json.loads(data)
    except ValueError as error:
        return (f"/: not JSON: {error}",)
    kind = validator_for(schema)
    resources = [
        Resource.from_contents(one, default_specification=DRAFT4)
        for one in (schema, *others)
    ]
    registry: Registry[Any] = Registry().with_resources(
        (one.id() or "", one) for one in resources
    )
    checker = kind(
        schema,
        registry=registry,
        format_checker=kind.FORMAT_CHECKER if formats else None,
    )
    found = sorted(
        checker.iter_errors(document),
        key=lambda error: list(map(str, error.path)),
    )
    return tuple(
        f"{'/'.join(map(str, error.path)) or '/'}: {error.message}"
        for error in found
    )
