"""
Routes: the rules in a file that say which items go to which sink.

A route is a table of conditions that must all hold. A condition is a field
with a value, or with a list of values of which one must match. ``not`` is a
table that must not hold; ``any`` and ``all`` are lists of tables.
``archive`` marks a sink that keeps its items, which some usage terms forbid.
A route with conditions on stories (``story.agencies``) gets stories, and no
items.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from extractors.output.codec import Ninjs
from streams.desk.sinks.fields import FIELDS, PATTERNS, as_list, is_equal
from streams.desk.sinks.story_rules import STORY, asks_story, match_story
from streams.desk.sinks.validation import (
    OPTIONS,
    find_problems,
    syntax_problem,
)
from streams.records import Story

__all__ = [
    "Reason",
    "Route",
    "RouteError",
    "load",
    "match",
    "match_story_route",
    "withhold_reason",
]

MAX_QUOTE = 60  # characters of a text field shown in a reason


class RouteError(Exception):
    """The routes file is wrong; each problem is ``line N: text``."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Route:
    """
    One sink and its rule.

    Attributes:
        archive: the sink keeps items; ``sig:noarchive`` items are withheld.
        ignore_usage_terms: the sink has its own rights to the items.
        of_stories: the sink gets stories, and no items.
    """

    name: str
    rule: Mapping[str, Any]
    archive: bool = False
    ignore_usage_terms: bool = False
    of_stories: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why an item goes to a sink: the conditions that held.

    Attributes:
        fired: ``field = value`` for each condition, in the rule's order.
    """

    fired: tuple[str, ...]

    def __str__(self) -> str:
        """Return the conditions as one line; an empty rule matches all."""
        return " and ".join(self.fired) or "every item"


def load(text: str) -> tuple[Route, ...]:
    """
    Read routes from TOML: one ``[routes.NAME]`` table per sink.

    Raises:
        RouteError: the text is not TOML, or has an unknown field, a bad
            name, value or pattern; lists all problems with their lines.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RouteError((syntax_problem(error, text),)) from error
    except RecursionError as error:
        raise RouteError(("nested too deeply",)) from error
    problems = tuple(find_problems(document, text.splitlines()))
    if problems:
        raise RouteError(problems)
    return tuple(
        _route(name, table)
        for name, table in document.get("routes", {}).items()
    )


def match(route: Route, item: Ninjs) -> Reason | None:
    """
    Return why an item goes to a route's sink; None if it does not.

    Usage terms are checked first: an item whose rights had ended when it was
    fetched goes nowhere, and a ``sig:noarchive`` item goes to no archive. Do
    not call it for a killed item, which goes where its versions went. A route
    of stories gets no item.
    """
    if route.of_stories:
        return None
    if not route.ignore_usage_terms and withhold_reason(route, item):
        return None
    fired = _match_rule(route.rule, item)
    return None if fired is None else Reason(fired)


def match_story_route(route: Route, story: Story) -> Reason | None:
    """Return why a story goes to a route's sink; None if it does not."""
    if not route.of_stories:
        return None
    fired = _match_rule(route.rule, story)
    return None if fired is None else Reason(fired)


def withhold_reason(route: Route, item: Ninjs) -> str:
    """Return why usage terms withhold an item; empty if they do not."""
    desk = item.copydesk
    if item.expires and item.expires <= desk.fetched_at:
        return f"rights ended {item.expires.isoformat()}"
    if route.archive and "sig:noarchive" in desk.signals:
        return "sig:noarchive"
    return ""


def _route(name: str, table: Mapping[str, Any]) -> Route:
    rule = {key: value for key, value in table.items() if key not in OPTIONS}
    options = {key: value for key, value in table.items() if key in OPTIONS}
    return Route(name, rule, **options, of_stories=asks_story(rule))


def _match_rule(
    rule: Mapping[str, Any], item: Ninjs | Story
) -> tuple[str, ...] | None:
    """Return the conditions that held; None if one did not hold."""
    fired: list[str] = []
    for key, value in rule.items():
        conditions = _match_condition(key, value, item)
        if conditions is None:
            return None
        fired.extend(conditions)
    return tuple(fired)


def _match_condition(
    key: str, value: Any, item: Ninjs | Story
) -> tuple[str, ...] | None:
    match key:
        case "not":
            return ("not",) if _match_rule(value, item) is None else None
        case "all":
            results = [_match_rule(rule, item) for rule in value]
            fired = [result for result in results if result is not None]
            if len(fired) < len(results):
                return None
            return tuple(chain.from_iterable(fired))
        case "any":
            attempts = (_match_rule(rule, item) for rule in value)
            return next(
                (fired for fired in attempts if fired is not None), None
            )
        case _ if isinstance(item, Story):
            return match_story(value, item) if key == STORY else None
        case _:
            return _match_field(key, value, item)


def _match_field(key: str, value: Any, item: Ninjs) -> tuple[str, ...] | None:
    actual_values = FIELDS[key](item)
    for wanted in as_list(value):
        for actual in actual_values:
            if key in PATTERNS:
                if hit := re.search(wanted, actual):
                    return (f"{key} ~ {hit[0][:MAX_QUOTE]!r}",)
            elif is_equal(actual, wanted):
                return (f"{key} = {actual!r}",)
    return None
