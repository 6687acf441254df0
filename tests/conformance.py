"""Validate records of ``wire.items`` against our schema and ninjs 3.1."""

import json
import tarfile
from functools import cache
from typing import Any

from streams.contract import profile, schemas
from streams.contract.validate import Validator, validator
from tests.corpora import HOME

__all__ = ["ARCHIVE", "geojson", "schema_errors", "specification", "suite"]

ARCHIVE = HOME / "iptc.tar.gz"
ROOT = "iptc-newsinjson"
NAMES = {
    "1.x_dev": "ninjs-schema-dev_0.2_v1.5",
    "2.x_dev": "ninjs-schema-dev_0.1_v2.1",
}


@cache
def suite() -> dict[str, str]:
    """Return IPTC's JSON files by path: specifications and test cases."""
    with tarfile.open(ARCHIVE) as archive:
        return {
            member.name.removeprefix(f"{ROOT}/"): file.read().decode()
            for member in archive
            if member.isfile()
            and member.name.endswith(".json")
            and (file := archive.extractfile(member))
        }


@cache
def specification(version: str) -> Any:
    """Return IPTC's own schema of a ninjs version."""
    name = NAMES.get(version, f"ninjs-schema_{version}")
    return json.loads(suite()[f"specification/{name}.json"])


@cache
def geojson() -> Any:
    """Return the GeoJSON schema, which ninjs refers to for places."""
    return json.loads(suite()["validation/test_suite/GeoJSON-schema.json"])


@cache
def _validators() -> tuple[Validator, ...]:
    ours = validator(schemas()["items"])
    if not ARCHIVE.is_file():
        return (ours,)
    standard = [specification("3.1"), geojson()]
    return (ours, validator(profile(), standard))


def schema_errors(data: bytes) -> tuple[str, ...]:
    """
    Return where an item violates our schema or ninjs 3.1.

    The standard's schema belongs to IPTC and is not in this repository.
    Without the corpora an item is checked against our schema only.
    """
    return tuple(
        error for validate in _validators() for error in validate(data)
    )
