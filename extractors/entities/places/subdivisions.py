"""The states, provinces and regions of ISO 3166-2, with their names there."""

import importlib.resources
from functools import cache
from typing import NamedTuple

import msgspec

__all__ = ["Subdivision", "subdivision_id", "subdivisions"]


class Subdivision(NamedTuple):
    """
    One state, province or region.

    Attributes:
        code: ISO 3166-2, for instance ``DE-BY``.
        names: as ISO has them; often only in languages of the country.
    """

    code: str
    names: tuple[str, ...]


class _Record(msgspec.Struct):
    """A record of ``pycountry``."""

    code: str
    name: str


class _File(msgspec.Struct):
    """The file of ``pycountry``."""

    table: list[_Record] = msgspec.field(name="3166-2")


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    """Return all subdivisions, in the order of their codes' file."""
    data = importlib.resources.files("pycountry") / "databases"
    content = (data / "iso3166-2.json").read_bytes()
    records = msgspec.json.decode(content, type=_File).table
    return tuple(
        Subdivision(record.code, _names(record.name)) for record in records
    )


def subdivision_id(code: str) -> str:
    """Return the id of a subdivision as a place."""
    return f"iso3166-2:{code}"


def _names(name: str) -> tuple[str, ...]:
    """Split ``Catalunya [Cataluña]``, and names with a slash between."""
    return tuple(name.rstrip("]").replace(" [", "/").split("/"))
