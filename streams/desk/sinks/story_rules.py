"""
The conditions of a route on stories: ``story.agencies``, ``story.status`` ...

They stand in a table ``story``; TOML writes its keys with a dot. A route of
stories has no conditions on items: its sink gets records of ``wire.stories``.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from streams.desk.sinks.fields import (
    as_list,
    is_equal,
    language_problem,
    language_ranges,
)
from streams.records import Story, StoryStatus

__all__ = ["STORY", "asks_story", "match_story", "story_problems"]

STORY = "story"
"""The key of the table with conditions on stories."""
NUMBER = re.compile(r"(>=|<=|>|<|=)? *([0-9]{1,9})\Z")
COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
NUMBERS: Mapping[str, Callable[[Story], int]] = {
    "agencies": lambda story: len(story.agencies),
    "copies": lambda story: story.copies,
}
"""Fields that are compared with a number."""
VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "status": get_args(StoryStatus),
}


def _concepts(name: str) -> Callable[[Story], list[str]]:
    def values(story: Story) -> list[str]:
        return [
            text
            for concept in getattr(story, name)
            for text in (concept.id, concept.name)
        ]

    return values


TEXTS: Mapping[str, Callable[[Story], list[str]]] = {
    "agency": lambda story: [entry.agency for entry in story.agencies],
    "languages": lambda story: [
        text
        for language in story.languages
        for text in language_ranges(language)
    ],
    "people": _concepts("people"),
    "places": _concepts("places"),
    "status": lambda story: [story.status],
    "subjects": _concepts("subjects"),
}
"""Fields of which one value must be equal."""


def asks_story(rule: Mapping[str, Any]) -> bool:
    """Return whether a rule has conditions on stories, at any depth."""
    return any(
        key == STORY
        or (key == "not" and asks_story(value))
        or (key in {"any", "all"} and any(map(asks_story, value)))
        for key, value in rule.items()
    )


def match_story(
    conditions: Mapping[str, Any], story: Story
) -> tuple[str, ...] | None:
    """Return the conditions that held; None if one did not hold."""
    fired: list[str] = []
    for key, value in conditions.items():
        held = _match(key, value, story)
        if not held:
            return None
        fired.append(held)
    return tuple(fired)


def _match(key: str, value: Any, story: Story) -> str:
    """Return a condition that held as text; empty if it did not hold."""
    if key in NUMBERS:
        number = NUMBERS[key](story)
        held = any(_compare(number, wanted) for wanted in as_list(value))
        return f"{STORY}.{key} = {number}" if held else ""
    for actual in TEXTS[key](story):
        if any(is_equal(actual, wanted) for wanted in as_list(value)):
            return f"{STORY}.{key} = {actual!r}"
    return ""


def _compare(number: int, wanted: Any) -> bool:
    parsed = NUMBER.match(str(wanted))
    if parsed is None:
        return False
    return COMPARISONS[parsed[1] or "="](number, int(parsed[2]))


def story_problems(conditions: Any) -> Iterator[tuple[str, str]]:
    """Yield the key and the problem of each wrong condition on stories."""
    if not isinstance(conditions, dict) or not conditions:
        yield STORY, 'story takes conditions, as in story.agencies = ">= 3"'
        return
    for key, value in conditions.items():
        if key not in NUMBERS and key not in TEXTS:
            fields = ", ".join(sorted({*NUMBERS, *TEXTS}))
            yield key, f"'story.{key}' is not a field ({fields})"
            continue
        if not as_list(value):
            yield key, f"story.{key} has no value to match"
        for element in as_list(value):
            if problem := _value_problem(key, element):
                yield key, f"story.{key} {problem}"


def _value_problem(key: str, element: Any) -> str:
    if key in NUMBERS:
        is_number = type(element) is int and element >= 0
        if is_number or (isinstance(element, str) and NUMBER.match(element)):
            return ""
        return f'takes a number, or a comparison (">= 3"), not {element!r}'
    if not isinstance(element, str):
        return f"takes a string, or a list, not {element!r}"
    allowed = VOCABULARIES.get(key, (element,))
    if element not in allowed:
        return f"is never {element!r}, but one of {', '.join(allowed)}"
    return language_problem(element) if key == "languages" else ""
