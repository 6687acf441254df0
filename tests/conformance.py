"""What records of ``wire.items`` are held to: our schema, and ninjs 3.1."""

import json
import tarfile
from functools import cache

from streams.contract import profile, schemas
from streams.contract.validate import validator
from tests.corpora import HOME

__all__ = ["ARCHIVE", "geojson", "misfits", "specification", "suite"]

ARCHIVE = HOME / "iptc.tar.gz"
ROOT = "iptc-newsinjson"
NAMES = {
    "1.x_dev": "ninjs-schema-dev_0.2_v1.5",
    "2.x_dev": "ninjs-schema-dev_0.1_v2.1",
}


@cache
def suite():
    """IPTC's JSON files by path: specifications and test cases."""
    with tarfile.open(ARCHIVE) as archive:
        return {
            one.name.removeprefix(f"{ROOT}/"): archive.extractfile(one)
            .read()
            .decode()
            for one in archive
            if one.isfile() and one.name.endswith(".json")
        }


@cache
def specification(version):
    """IPTC's own schema of a ninjs version."""
    name = NAMES.get(version, f"ninjs-schema_{version}")
    return json.loads(suite()[f"specification/{name}.json"])


@cache
def geojson():
    """The schema that ninjs refers to for places."""
    return json.loads(suite()["validation/test_suite/GeoJSON-schema.json"])


@cache
def _checks():
    ours = validator(schemas()["items"])
    if not ARCHIVE.is_file():
        return (ours,)
    standard = [specification("3.1"), geojson()]
    return (ours, validator(profile(), standard))


def misfits(data):
    """
    Say where an item differs from our schema, and from ninjs 3.1.

    The standard's own schema is IPTC's and not ours to pass on: without the
    corpora an item is held to ours alone.
    """
    return tuple(one for check in _checks() for one in check(data))
