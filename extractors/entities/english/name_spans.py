"""Runs: rows of known names and capitalised words."""

import re
from typing import NamedTuple

from extractors.entities.english.head_nouns import heads
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import names, section, words
from extractors.entities.text.text_context import Reading

__all__ = ["Run", "Unit", "run_at"]


class Unit(NamedTuple):
    """A known name, or one capitalised word; tokens, ``last`` exclusive."""

    first: int
    last: int
    hit: Hit | None


Run = list[Unit]

_LINKS = section("closed.txt", "link")
_FUNCTION = section("closed.txt", "function")
_ADJECTIVES = section("closed.txt", "adjective")
_MONTH_OR_NAME = section("closed.txt", "month-or-name")
_NEVER = section("closed.txt", "never")
_NOT_A_NAME = section("heads.txt", "notname") - {"FX"}
_MOST_LINKS = 3
_STEM = re.compile("[-'\u2019]")

_MAY_OPEN = (
    section("titles.txt", "office")
    | section("titles.txt", "honorific")
    | section("heads.txt", "regional")
    | _ADJECTIVES
)
"""Common words that begin a name where they open a sentence."""


def run_at(reading: Reading, at: int) -> Run:
    """Read the run that begins at a token; empty if none does."""
    units: Run = []
    unit = _unit(reading, at)
    while unit is not None:
        units.append(unit)
        end = unit.last
        if end >= reading.size or reading.tokens.possessive[end - 1]:
            break
        unit = _next(reading, end)
    return units


def _unit(reading: Reading, at: int) -> Unit | None:
    if at >= reading.size:
        return None
    word = reading.tokens.words[at]
    known = reading.hits.get(at)
    if known and word not in _NEVER:
        return Unit(at, known[0], known[1])
    if not word[0].isupper() or word in _NOT_A_NAME:
        return None
    if word in _NEVER and not _borne(reading, at):
        return None
    if reading.opens(at) and _ordinary(reading, at):
        return None
    return Unit(at, at + 1, None)


def _next(reading: Reading, end: int) -> Unit | None:
    """Read the unit that goes on a run: a word, ``& X`` or ``de la X``."""
    if reading.tokens.breaks[end]:
        return None
    if reading.tokens.words[end] == "&":
        after = reading.word(end + 1)
        return Unit(end, end + 2, None) if after[:1].isupper() else None
    step = end
    while reading.word(step) in _LINKS and step - end < _MOST_LINKS:
        step += 1
    if step > end:
        name = reading.word(step)[:1].isupper() and step not in reading.hits
        common = reading.tokens.words[end - 1].lower() in words()
        return Unit(end, step + 1, None) if name and not common else None
    return None if reading.tight(end) else _unit(reading, end)


def _borne(reading: Reading, at: int) -> bool:
    """Tell ``Theresa May`` from the month."""
    if reading.word(at) not in _MONTH_OR_NAME:
        return False
    before, after = reading.word(at - 1), reading.word(at + 1)
    return (before in names("first_names.txt") and not reading.opens(at)) or (
        after in names("surnames.txt") and not reading.tokens.possessive[at]
    )


def _ordinary(reading: Reading, at: int) -> bool:
    """Tell a common word that opens a sentence from a name there."""
    word = reading.tokens.words[at]
    low = word.lower()
    if low not in words() and low not in reading.lower:
        return _STEM.split(low)[0] in _FUNCTION
    if low in _FUNCTION:
        return True
    given = word in names("first_names.txt")
    goes_on = (
        reading.word(at + 1)[:1].isupper()
        and not reading.tokens.breaks[at + 1]
    )
    if not goes_on:
        return not given or low in reading.lower
    return not (given or word in heads() or word in _MAY_OPEN)
