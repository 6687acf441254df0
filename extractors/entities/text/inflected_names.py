"""Known names of a language, also in other cases than the nominative."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from extractors.entities.text.case_endings import INFLECTED, base_forms
from extractors.entities.text.gazetteer import Entry, Hit
from extractors.entities.text.patterns import CYRILLIC_UPPER, UPPER
from extractors.entities.text.word_lists import phrases

__all__ = ["LookUp", "find_inflected", "merge_hits"]

LookUp = Callable[[str], Entry | None]
"""Returns the entry of a name, if it is known."""

_WORD = re.compile(
    rf"(?<![\w-])(?:(?:{UPPER}|{CYRILLIC_UPPER})[\w-]{{2,40}}|[가-힣]{{3,12}})"
)


class _Word(NamedTuple):
    """A capitalised word, and the words of which it can be a case."""

    match: re.Match[str]
    bases: tuple[str, ...]


def merge_hits(own: Iterable[Hit], general: Iterable[Hit]) -> list[Hit]:
    """
    Merge the hits of two gazetteers; of overlapping ones keep the longer.

    Args:
        own: names of the language of the text. They come before equal
            names in all languages.
        general: names in all languages.
    """
    ordered = sorted((*own, *general), key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    end = 0
    for hit in ordered:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
    return kept


def find_inflected(
    text: str, language: str, hits: Iterable[Hit], look_up: LookUp
) -> Iterator[Hit]:
    """
    Yield known names that stand in another case than the nominative.

    Two words that follow each other can be one name (``Korei Południowej``).
    An ending of place (section ``locative``) is evidence enough, as a
    preposition is in other languages. A name that is a word of the language
    (section ``open`` or ``never``) is none.
    """
    if language not in INFLECTED:
        return
    excluded = phrases(language, "open", "never")
    starts = {hit.start for hit in hits}
    words = [
        _Word(match, tuple(base_forms(match.group(), language)))
        for match in _WORD.finditer(text)
    ]
    done = -1
    for (match, bases), following in zip_longest(words, words[1:]):
        start, end = match.span()
        if start <= done or match.group() in excluded:
            continue
        if following and text[end : following.match.start()] == " ":
            entry = _entry_of_pair(bases, following.bases, look_up)
            if entry is not None:
                done = following.match.end()
                yield Hit(start, done, _with_name(entry))
                continue
        if start in starts:
            continue
        entry = _first_known(bases, look_up)
        if entry is not None:
            if _is_locative(match.group(), language):
                entry = entry._replace(unambiguous=True)
            if language == "ko":  # a particle is no part of the name
                end = start + len(entry.surface)
            yield Hit(start, end, _with_name(entry))


def _with_name(entry: Entry) -> Entry:
    """Return an entry with its nominative, by which a place is linked."""
    return entry._replace(name=entry.name or entry.surface)


def _entry_of_pair(
    firsts: Iterable[str], seconds: Sequence[str], look_up: LookUp
) -> Entry | None:
    return _first_known(
        (f"{first} {second}" for first in firsts for second in seconds),
        look_up,
    )


def _first_known(names: Iterable[str], look_up: LookUp) -> Entry | None:
    """Return the first place or certain organisation with these names."""
    found = map(look_up, names)
    return next((e for e in found if e is not None and _is_certain(e)), None)


def _is_certain(entry: Entry) -> bool:
    return entry.type == "place" or (
        entry.type == "organisation" and entry.unambiguous
    )


def _is_locative(word: str, language: str) -> bool:
    return word.endswith(tuple(phrases(language, "locative")))
