"""
The problems of a routes file, each with its line.

The TOML reader returns no line numbers, so the line of a problem is searched
for: it is the first line of the table that has the key.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from streams.desk.sinks.fields import (
    FIELDS,
    PATTERNS,
    VOCABULARIES,
    as_list,
    language_problem,
)
from streams.desk.sinks.story_rules import STORY, story_problems

__all__ = ["OPTIONS", "find_problems", "syntax_problem"]

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\Z")
NESTED = ("any", "all")
OPTIONS = {"archive": bool, "ignore_usage_terms": bool}
MAX_DEPTH = 20  # nested tables; people write two or three


def syntax_problem(error: ValueError, text: str) -> str:
    """Return the TOML reader's message, beginning with its line."""
    message, _, place = str(error).partition(" (at ")
    line = re.match(r"line (\d+)", place)
    return f"line {line[1] if line else len(text.splitlines())}: {message}"


def find_problems(
    document: Mapping[str, Any], lines: list[str]
) -> Iterator[str]:
    """Yield every problem of a routes file as ``line N: text``."""
    for key in document:
        if key != "routes":
            yield _at(lines, key, f"{key!r} is not part of a routes file")
    routes = document.get("routes", {})
    if not isinstance(routes, dict):
        yield _at(lines, "routes", "routes must be tables, [routes.NAME]")
        return
    for name, table in routes.items():
        begin = _line_of_table(lines, name)
        if not NAME.match(name):
            yield f"line {begin}: {name!r} cannot be the end of a topic name"
        if not isinstance(table, dict):
            yield f"line {begin}: route {name} must be a table"
            continue
        for key, problem in _route_problems(table):
            yield f"line {_line_of(lines, key, begin)}: {name}: {problem}"


def _route_problems(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    problems = tuple(_rule_problems(table, 0))
    yield from problems
    if problems:
        return
    keys = tuple(_condition_keys(table))
    item_fields = [key for key in keys if key != STORY]
    if STORY not in keys:
        return
    if item_fields:
        yield (
            item_fields[0],
            (
                f"{item_fields[0]!r} is a field of items, but the route has "
                "conditions on stories; make two routes"
            ),
        )
    for option in OPTIONS:
        if table.get(option):
            yield option, f"{option} is for routes of items"


def _condition_keys(rule: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that a rule without problems asks for."""
    for key, value in rule.items():
        if key == "not":
            yield from _condition_keys(value)
        elif key in NESTED:
            for part in value:
                yield from _condition_keys(part)
        elif key not in OPTIONS:
            yield key


def _rule_problems(
    rule: Mapping[str, Any], depth: int
) -> Iterator[tuple[str, str]]:
    for key, value in rule.items():
        if depth == 0 and key in OPTIONS:
            if not isinstance(value, OPTIONS[key]):
                yield key, f"{key} must be true or false"
        elif key == "not" or key in NESTED:
            yield from _nested_problems(key, value, depth)
        elif key == STORY:
            yield from story_problems(value)
        elif key not in FIELDS:
            yield key, f"{key!r} is not a field ({', '.join(FIELDS)})"
        else:
            yield from _value_problems(key, value)


def _nested_problems(
    key: str, value: Any, depth: int
) -> Iterator[tuple[str, str]]:
    parts = as_list(value) if key == "not" else value
    is_list = isinstance(parts, list) and bool(parts)
    if not is_list or not all(isinstance(part, dict) for part in parts):
        yield key, f"{key} takes " + ("a table" if key == "not" else "tables")
    elif depth == MAX_DEPTH:
        yield key, "nested too deeply"
    elif key == "not" and isinstance(value, list):
        yield key, "not takes one table"
    else:
        for part in parts:
            yield from _rule_problems(part, depth + 1)


def _value_problems(key: str, value: Any) -> Iterator[tuple[str, str]]:
    kind = int if key == "urgency" else str
    expected = "a whole number" if kind is int else "a string"
    values = as_list(value)
    if not values:
        yield key, f"{key} has no value to match"
    for element in values:
        if type(element) is not kind:
            yield key, f"{key} takes {expected}, or a list, not {element!r}"
        elif element not in VOCABULARIES.get(key, (element,)):
            allowed = ", ".join(map(str, VOCABULARIES[key]))
            yield key, f"{key} is never {element!r}, but one of {allowed}"
        elif key == "language" and (problem := language_problem(str(element))):
            yield key, f"{key} {problem}"
        elif key in PATTERNS:
            try:
                re.compile(str(element))
            except re.error as error:
                yield key, f"{element!r} is not a pattern: {error}"


def _line_of_table(lines: list[str], name: str) -> int:
    pattern = re.compile(
        rf"""\s*\[+\s*routes\s*\.\s*["']?{re.escape(name)}["']?\s*[].]"""
        rf"""|\s*(routes\.)?["']?{re.escape(name)}["']?\s*="""
    )
    hits = (n for n, line in enumerate(lines, 1) if pattern.match(line))
    return next(hits, 1)


def _line_of(lines: list[str], key: str, begin: int) -> int:
    """Return the key's line in the table that begins at line `begin`."""
    pattern = re.compile(rf"""(^|[\s{{,.\["']){re.escape(key)}["']?\s*[]=.]""")
    hits = (
        n
        for n, line in enumerate(lines[begin - 1 :], begin)
        if pattern.search(line)
    )
    return next(hits, begin)


def _at(lines: list[str], key: str, problem: str) -> str:
    return f"line {_line_of(lines, key, 1)}: {problem}"
