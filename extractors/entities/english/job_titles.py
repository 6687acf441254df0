"""Titles in a run: ``Russian President`` before ``Vladimir Putin``."""

from typing import NamedTuple

from extractors.entities.english.name_spans import Run, Unit
from extractors.entities.text.lexicon import names, section, words
from extractors.entities.text.text_context import Reading

__all__ = ["Titled", "at_title", "trimmed"]

_LEAD = section("closed.txt", "lead")
_HONORIFIC = section("titles.txt", "honorific")
_OFFICE = section("titles.txt", "office")
_HEAD = section("titles.txt", "head")


class Titled(NamedTuple):
    """A run cut at its title; ``role`` is the title, its country with it."""

    before: Run
    role: str
    after: Run


def trimmed(reading: Reading, run: Run) -> Run:
    """Leave out what leads up to a name: ``Former``, ``head of Sales``."""
    while run and not run[0].hit and reading.word(run[0].first) in _LEAD:
        run = run[1:]
    if run and _after_office_of(reading, run[0].first):
        while len(run) > 2 and _common(reading, run[0]):
            run = run[1:]
    return run


def at_title(reading: Reading, run: Run) -> Titled | None:
    """Cut a run at its last title; ``None`` if it has none."""
    for k in range(len(run) - 1, -1, -1):
        if not _is_title(reading, run[k]) or _is_surname(reading, run, k):
            continue
        first = k
        while first and _titular(reading, run[first - 1]):
            first -= 1
        return Titled(run[:first], _role(reading, run, first, k), run[k + 1 :])
    return None


def _role(reading: Reading, run: Run, first: int, last: int) -> str:
    owner = run[first - 1].hit if first else None
    if owner is not None and owner.entry.type in {"people", "place"}:
        first -= 1
    return reading.surface(run[first].first, run[last].last)


def _after_office_of(reading: Reading, at: int) -> bool:
    return reading.word(at - 1) == "of" and reading.word(at - 2) in _HEAD


def _common(reading: Reading, unit: Unit) -> bool:
    return not unit.hit and reading.word(unit.first).lower() in words()


def _is_title(reading: Reading, unit: Unit) -> bool:
    word = reading.word(unit.first)
    return (
        unit.hit is None
        and unit.last - unit.first == 1
        and (word in _HONORIFIC or word in _HEAD)
    )


def _is_surname(reading: Reading, run: Run, k: int) -> bool:
    """Tell ``Stephen King`` from a king: a given name stands before it."""
    if not k or run[k - 1].hit is not None:
        return False
    before = reading.word(run[k - 1].first)
    return before in names("first_names.txt") and before.lower() not in words()


def _titular(reading: Reading, unit: Unit) -> bool:
    word = reading.word(unit.first)
    return unit.hit is None and (word in _OFFICE or word in _HONORIFIC)
