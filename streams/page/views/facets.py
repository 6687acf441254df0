"""The choices beside a list, each with the address that it leads to."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from streams.page.query.filters import (
    Filter,
    params_of,
    with_condition,
    without_condition,
)

__all__ = ["Chip", "Choice", "Group", "address_of", "chips", "groups"]

GROUP_NAMES = {
    "agency": "Agencies",
    "language": "Languages",
    "event": "Events",
    "route": "Routes",
    "subject": "Subjects",
    "place": "Places",
    "person": "People",
    "organisation": "Organisations",
    "signal": "Signals",
}


class Choice(NamedTuple):
    """One value that a list can be narrowed to."""

    label: str
    number: int
    address: str
    is_chosen: bool


class Group(NamedTuple):
    """The values of one field."""

    name: str
    choices: tuple[Choice, ...]


class Chip(NamedTuple):
    """One condition of a list, and the address without it."""

    field: str
    label: str
    address: str


def address_of(path: str, wanted: Filter, **more: str) -> str:
    """Return the permanent link of a filter on a page."""
    query = urlencode([*params_of(wanted), *more.items()])
    return f"{path}?{query}" if query else path


def groups(
    path: str, wanted: Filter, rows: Iterable[Sequence[object]]
) -> tuple[Group, ...]:
    """Return the choices by field, from rows of field, value, label, count."""
    chosen = {(part.field, part.value) for part in wanted.chosen}
    found: dict[str, list[Choice]] = {}
    for field, value, label, count in rows:
        pair = (str(field), str(value))
        is_chosen = pair in chosen
        change = without_condition if is_chosen else with_condition
        choice = Choice(
            str(label), int(str(count)),
            address_of(path, change(wanted, *pair)), is_chosen,
        )  # fmt: skip
        found.setdefault(str(field), []).append(choice)
    return tuple(
        Group(name, tuple(found[field]))
        for field, name in GROUP_NAMES.items()
        if field in found
    )


def chips(path: str, wanted: Filter) -> tuple[Chip, ...]:
    """Return the conditions that were chosen."""
    return tuple(
        Chip(
            part.field, part.value,
            address_of(path, without_condition(wanted, *part[:2])),
        )
        for part in wanted.chosen
    )  # fmt: skip
