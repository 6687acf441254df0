"""
Routes: which items go to which sink, as rules in a file.

A rule is a table of conditions that must all hold: a field with a value, or
a list of values of which one must match; ``slugline`` and ``headline`` take
regular expressions; ``any``, ``all`` and ``not`` nest.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.codec import Ninjs

__all__ = ["FIELDS", "Route", "RouteError", "load", "match"]

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\Z")
PATTERNS = ("slugline", "headline")


class RouteError(Exception):
    """The routes file is wrong; says where."""


@dataclass(frozen=True, slots=True)
class Route:
    """One sink and the rule for it."""

    name: str
    rule: Mapping[str, Any]


def _subjects(item: Ninjs) -> list[str]:
    return [text for one in item.subjects for text in (one.uri, one.name)]


def _entities(item: Ninjs) -> list[str]:
    return [
        text for one in item.copydesk.entities for text in (one.id, one.name)
    ]


def _places(item: Ninjs) -> list[str]:
    found = [one for one in item.copydesk.entities if one.type == "place"]
    return [text for one in found for text in (one.id, one.name, one.country)]


FIELDS: Mapping[str, Callable[[Ninjs], list[Any]]] = {
    "language": lambda item: [item.language, item.language.split("-")[0]],
    "agency": lambda item: [item.copydesk.agency],
    "feed": lambda item: [item.copydesk.feed],
    "lane": lambda item: [item.copydesk.lane],
    "event": lambda item: [item.copydesk.event],
    "signal": lambda item: list(item.copydesk.signals),
    "urgency": lambda item: [item.urgency] if item.urgency else [],
    "subject": _subjects,
    "entity": _entities,
    "place": _places,
    "slugline": lambda item: [item.slugline],
    "headline": lambda item: [one.value for one in item.headlines],
}


def load(text: str) -> tuple[Route, ...]:
    """
    Read routes from TOML: one ``[routes.NAME]`` table a sink.

    Raises:
        RouteError: not TOML, an unknown field, a bad name or pattern.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"routes: {error}"
        raise RouteError(msg) from error
    routes = document.get("routes", {})
    for name, rule in routes.items():
        if not NAME.match(name):
            msg = f"routes: {name!r} cannot be a topic's name"
            raise RouteError(msg)
        _check(name, rule)
    return tuple(Route(name, rule) for name, rule in routes.items())


def match(route: Route, item: Ninjs) -> bool:
    """Say whether an item goes to a route's sink."""
    return _holds(route.rule, item)


def _check(name: str, rule: Mapping[str, Any]) -> None:
    for key, value in rule.items():
        if key in ("any", "all"):
            for part in value:
                _check(name, part)
        elif key == "not":
            _check(name, value)
        elif key not in FIELDS:
            msg = f"routes: {name}: {key!r} is not a field"
            raise RouteError(msg)
        elif key in PATTERNS:
            _check_pattern(name, value)


def _check_pattern(name: str, value: Any) -> None:
    for pattern in _listed(value):
        try:
            re.compile(pattern)
        except re.error as error:
            msg = f"routes: {name}: {pattern!r}: {error}"
            raise RouteError(msg) from error


def _holds(rule: Mapping[str, Any], item: Ninjs) -> bool:
    return all(_condition(key, value, item) for key, value in rule.items())


def _condition(key: str, value: Any, item: Ninjs) -> bool:
    if key == "any":
        return any(_holds(part, item) for part in value)
    if key == "all":
        return all(_holds(part, item) for part in value)
    if key == "not":
        return not _holds(value, item)
    found = FIELDS[key](item)
    if key in PATTERNS:
        return any(
            re.search(one, text) for one in _listed(value) for text in found
        )
    return any(one in found for one in _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
