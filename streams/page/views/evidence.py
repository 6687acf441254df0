"""The evidence of a decision in words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

__all__ = ["Fact", "facts_of"]

LONGEST = 300
"""Characters of one value."""
_NAMES = {
    "containment": "Shared text",
    "rule": "Rule",
    "hours": "Hours apart",
}


class Fact(NamedTuple):
    """One piece of evidence."""

    name: str
    text: str


def facts_of(evidence: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return the evidence of a decision, in the order of its names."""
    return tuple(
        Fact(_NAMES.get(name, _words(name)), text[:LONGEST])
        for name, value in sorted(evidence.items())
        if (text := _text(name, value))
    )


def _words(name: str) -> str:
    """Return ``sharedRareWords`` as ``Shared rare words``."""
    spaced = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in name
    )
    return spaced.replace("_", " ").strip().capitalize()


def _text(name: str, value: Any) -> str:
    match value:
        case bool():
            text = "yes" if value else "no"
        case float() if 0 <= value <= 1 and name != "hours":
            text = f"{value:.0%}"
        case int() | float():
            text = f"{value:g}"
        case str():
            text = value
        case list() | tuple():
            text = ", ".join(filter(None, _texts(value)))
        case dict():
            text = ", ".join(
                f"{_words(str(key))}: {_text(str(key), part)}"
                for key, part in sorted(value.items())
            )
        case _:
            text = ""
    return text


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in list(values)[:30]:
        yield _text("", value)
