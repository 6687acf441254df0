"""Case endings of names: ``Warszawie`` is ``Warszawa``."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.entities.text.word_lists import phrases

__all__ = ["INFLECTED", "base_forms", "person_base_forms"]

INFLECTED = frozenset(["sv", "da", "nb", "fi", "pl", "cs", "uk", "ko"])
"""The languages whose word lists have case endings."""

_SHORTEST_STEM = 2


class _Endings(NamedTuple):
    """What stands in place of each ending, and the letters of the longest."""

    replacements: dict[str, tuple[str, ...]]
    longest: int


def base_forms(name: str, language: str) -> Iterator[str]:
    """
    Yield the words of which a name can be a case.

    Most of them are no names, so the caller looks each one up. They come
    from two sections of the word list: ``case`` has endings, each with the
    ending of the nominative, and ``stem`` the ends of stems that alternate
    (``Helsingissä``, ``Helsinki``).
    """
    if language not in INFLECTED:
        return
    endings, stems = _table(language, "case"), _table(language, "stem")
    for stem in _replace_end(name, endings):
        yield stem
        yield from _replace_end(stem, stems)


def person_base_forms(word: str, language: str) -> Iterator[str]:
    """
    Yield the words of which a word in a person's name can be a case.

    The endings (section ``person``) differ from those of places: a woman's
    surname is no case of a man's (``Nováková``, ``Novák``).
    """
    return _replace_end(word, _table(language, "person"))


def _replace_end(name: str, endings: _Endings) -> Iterator[str]:
    longest = min(endings.longest, len(name) - _SHORTEST_STEM)
    for cut in range(len(name) - longest, len(name) + 1):
        for replacement in endings.replacements.get(name[cut:], ()):
            yield name[:cut] + replacement


@cache
def _table(language: str, section: str) -> _Endings:
    """Return the nominative endings by case ending; ``ch chy`` is a pair."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases(language, section)):
        ending, _, replacement = phrase.partition(" ")
        found.setdefault(ending, []).append(replacement)
    replacements = {ending: tuple(forms) for ending, forms in found.items()}
    return _Endings(replacements, max(map(len, found), default=0))
