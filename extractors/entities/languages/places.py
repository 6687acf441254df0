"""Places: the sure ones, and those that a word like ``en`` points at."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.english.features import is_name
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["is_pointed_at", "placed"]

_REACH = 24
"""Characters before a name that its pointing word stands within."""


def placed(text: str, language: str, hits: Sequence[Hit]) -> Iterator[Span]:
    """
    Yield the places of a text.

    A doubtful name (a small town, a region, a city's name in another
    language) counts after a preposition of place, or in one list with a
    place that does.
    """
    no_place = phrases(language, "open") | phrases(language, "never")
    last = -1
    for hit in hits:
        start, end, entry = hit
        if entry.type != "place" or entry.surface in no_place:
            continue
        listed = last >= 0 and _between(language).fullmatch(text[last:start])
        if entry.sure or listed or is_pointed_at(text, hit, language):
            yield Span(
                start, end, "place", 0.8 if entry.sure else 0.6,
                entry.id, entry.name,
            )  # fmt: skip
            last = end


def is_pointed_at(text: str, hit: Hit, language: str) -> bool:
    """Tell ``en Galicia``; of ``de Reyes`` only if nobody is called so."""
    before = text[max(0, hit.start - _REACH) : hit.start]
    found = _pointing(language).search(before)
    if found is None:
        return False
    weak = found["word"].lower() in phrases(language, "weak")
    return not (weak and is_name(hit.entry.surface))


@cache
def _pointing(language: str) -> re.Pattern[str]:
    words = any_of(language, "where")
    return re.compile(
        rf"(?<!\w)(?P<word>(?i:{words}))(?: |(?<=['’]))(?:l['’])?$"
    )


@cache
def _between(language: str) -> re.Pattern[str]:
    words = any_of(language, "and")
    return re.compile(rf",? (?:{words})? ?(?:{any_of(language, 'where')})? ?")
