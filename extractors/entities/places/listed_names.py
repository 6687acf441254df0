"""Names of places from ``data/geonames``, for a gazetteer."""

import importlib.resources
from typing import Literal

from extractors.entities.text.gazetteer import Entry, NameList

__all__ = ["listed_names"]


def listed_names(
    name: Literal["names.txt", "foreign_names.txt"],
) -> NameList:
    """
    Return the names of a list.

    ``names.txt`` has countries, states and cities as English copy writes
    them, ``foreign_names.txt`` the other names of large cities. No name is
    in both.
    """
    data = importlib.resources.files("extractors.entities") / "data/geonames"
    text = (data / name).read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    surfaces = [line[: line.index("\t")] for line in lines]

    def entry(index: int) -> Entry:
        surface, key, normal_name, unambiguous = lines[index].split("\t")
        return Entry(surface, "place", key, normal_name, bool(unambiguous))

    return NameList(surfaces, entry)
