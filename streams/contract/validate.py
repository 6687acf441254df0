"""Validate documents against a JSON Schema of any draft."""

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
    Return a function that validates JSON documents against a schema.

    Args:
        others: schemas that the schema refers to by their ``$id``; no schema
            is ever fetched.
        formats: check ``uri`` (RFC 3986) and ``date-time`` (RFC 3339) too.
            In the standard, formats are only annotations, and IPTC's own
            suite has valid items with ``Next Monday`` as a time.

    Returns:
        A function that returns ``path: problem`` for each problem, sorted
        by path.
    """
    kind = validator_for(schema)
    resources = [
        Resource.from_contents(contents, default_specification=DRAFT4)
        for contents in (schema, *others)
    ]
    registry: Registry[Any] = Registry().with_resources(
        (resource.id() or "", resource) for resource in resources
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
        errors = sorted(
            checker.iter_errors(document),
            key=lambda error: list(map(str, error.path)),
        )
        return tuple(
            f"{'/'.join(map(str, error.path)) or '/'}: {error.message}"
            for error in errors
        )

    return check


def problems(
    data: str | bytes,
    schema: Mapping[str, Any],
    others: Iterable[Any] = (),
    *,
    formats: bool = True,
) -> tuple[str, ...]:
    """Return the problems of one document; see `validator`."""
    return validator(schema, others, formats=formats)(data)
