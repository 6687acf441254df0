"""
Routes: which items go to which sink, as rules in a file.

A route is a table of conditions that must all hold: a field with a value,
or with a list of values of which one must match; ``not`` is a table that
must not hold, ``any`` and ``all`` are lists of tables. ``archive`` says
that the sink keeps what it gets, which some usage terms forbid.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractors.output.codec import Ninjs
from streams.desk.sinks.fields import FIELDS, PATTERNS, listed
from streams.desk.sinks.validation import OPTIONS, problems, syntax_problem

__all__ = [
    "FIELDS",
    "Reason",
    "Route",
    "RouteError",
    "load",
    "match",
    "withheld",
]

SHORTEST_QUOTE = 60  # characters of a text field shown in a reason


class RouteError(Exception):
    """The routes file is wrong: one ``line N: what`` for each problem."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Route:
    """
    One sink and the rule for it.

    Attributes:
        archive: the sink keeps items; ``sig:noarchive`` withholds them.
        ignore_usage_terms: the sink has rights of its own.
    """

    name: str
    rule: Mapping[str, Any]
    archive: bool = False
    ignore_usage_terms: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why an item goes to a sink: the conditions that held.

    Attributes:
        fired: one ``field = value`` for each, in the rule's order.
    """

    fired: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as one line; a rule without conditions takes all."""
        return " and ".join(self.fired) or "every item"


def load(text: str) -> tuple[Route, ...]:
    """
    Read routes from TOML: one ``[routes.NAME]`` table a sink.

    Raises:
        RouteError: not TOML, an unknown field, a bad name, value or
            pattern; every problem at once, with its line.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RouteError((syntax_problem(error, text),)) from error
    found = tuple(problems(document, text.splitlines()))
    if found:
        raise RouteError(found)
    return tuple(
        _route(name, table)
        for name, table in document.get("routes", {}).items()
    )


def match(route: Route, item: Ninjs) -> Reason | None:
    """
    Say why an item goes to a route's sink; None if it does not.

    Usage terms withhold first: nothing whose rights had ended when it was
    fetched, and nothing marked ``sig:noarchive`` into an archive. A killed
    item is not for this function: it goes where it has been.
    """
    if not route.ignore_usage_terms and withheld(route, item):
        return None
    fired = _holds(route.rule, item)
    return None if fired is None else Reason(fired)


def withheld(route: Route, item: Ninjs) -> str:
    """Return why usage terms keep an item from a sink; empty if not."""
    desk = item.copydesk
    if item.expires and item.expires <= desk.fetched_at:
        return f"rights ended {item.expires.isoformat()}"
    if route.archive and "sig:noarchive" in desk.signals:
        return "sig:noarchive"
    return ""


def _route(name: str, table: Mapping[str, Any]) -> Route:
    rule = {key: one for key, one in table.items() if key not in OPTIONS}
    options = {key: one for key, one in table.items() if key in OPTIONS}
    return Route(name, rule, **options)


def _holds(rule: Mapping[str, Any], item: Ninjs) -> tuple[str, ...] | None:
    fired: list[str] = []
    for key, value in rule.items():
        found = _condition(key, value, item)
        if found is None:
            return None
        fired.extend(found)
    return tuple(fired)


def _condition(key: str, value: Any, item: Ninjs) -> tuple[str, ...] | None:
    match key:
        case "not":
            return ("not",) if _holds(value, item) is None else None
        case "all":
            parts = [_holds(one, item) for one in value]
            found = tuple(part for part in parts if part is not None)
            whole = len(found) == len(parts)
            return (
                tuple(one for part in found for one in part) if whole else None
            )
        case "any":
            held = (_holds(one, item) for one in value)
            return next((one for one in held if one is not None), None)
        case _:
            return _field(key, value, item)


def _field(key: str, value: Any, item: Ninjs) -> tuple[str, ...] | None:
    found = FIELDS[key](item)
    for wanted in listed(value):
        for one in found:
            if key in PATTERNS:
                hit = re.search(wanted, one)
                if hit:
                    return (f"{key} ~ {hit[0][:SHORTEST_QUOTE]!r}",)
            elif one == wanted:
                return (f"{key} = {one!r}",)
    return None
