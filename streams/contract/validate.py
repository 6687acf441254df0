"""Whether a document is what its JSON Schema says, any draft."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jsonschema.validators import validator_for
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

__all__ = ["problems", "validator"]

Validator = Callable[[str | bytes], tuple[str, ...]]


def validator(
    schema: Mapping[str, Any],
    others: Iterable[Any] = (),
    *,
    formats: bool = True,
) -> Validator:
    """
    Return what says where a document (JSON) differs from a schema.

    Args:
        others: schemas that it refers to by their ``$id``; nothing is ever
            fetched.
        formats: check ``uri`` (RFC 3986) and ``date-time`` (RFC 3339) too;
            to the standard they are annotations, and IPTC's own suite has
            valid items with ``Next Monday`` as a time.

    Returns:
        A function that gives ``path: what`` for each problem, by path.
    """
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

    def check(data: str | bytes) -> tuple[str, ...]:
        try:
            document = json.loads(data)
        except ValueError as error:
            return (f"/: not JSON: {error}",)
        found = sorted(
            checker.iter_errors(document),
            key=lambda error: list(map(str, error.path)),
        )
        return tuple(
            f"{'/'.join(map(str, error.path)) or '/'}: {error.message}"
            for error in found
        )

    return check


def problems(
    data: str | bytes,
    schema: Mapping[str, Any],
    others: Iterable[Any] = (),
    *,
    formats: bool = True,
) -> tuple[str, ...]:
    """Say where one document differs from its schema; see `validator`."""
    return validator(schema, others, formats=formats)(data)
