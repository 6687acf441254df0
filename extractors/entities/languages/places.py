"""Places: unambiguous ones, and those after a preposition like ``en``."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.english.features import is_personal_name
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["find_places", "follows_place_preposition"]

_WINDOW = 24
"""Characters before a name in which its preposition is searched."""


def find_places(
    text: str, language: str, hits: Sequence[Hit]
) -> Iterator[Span]:
    """
    Yield the places of a text.

    An ambiguous name (a small town, a region, a city's name in another
    language) counts only after a preposition of place, or in a list with a
    place that counts.
    """
    excluded = phrases(language, "open") | phrases(language, "never")
    last_end = -1
    for hit in hits:
        start, end, entry = hit
        if entry.type != "place" or entry.surface in excluded:
            continue
        is_listed = last_end >= 0 and _list_separator(language).fullmatch(
            text[last_end:start]
        )
        if (
            entry.unambiguous
            or is_listed
            or follows_place_preposition(text, hit, language)
        ):
            yield Span(
                start, end, "place", 0.8 if entry.unambiguous else 0.6,
                entry.id, entry.name,
            )  # fmt: skip
            last_end = end


def follows_place_preposition(text: str, hit: Hit, language: str) -> bool:
    """
    Detect the preposition in ``en Galicia``.

    After a weak one (``de Reyes``) a personal name is not a place.
    """
    before = text[max(0, hit.start - _WINDOW) : hit.start]
    match = _preposition(language).search(before)
    if match is None:
        return False
    is_weak = match["word"].lower() in phrases(language, "weak")
    return not (is_weak and is_personal_name(hit.entry.surface))


@cache
def _preposition(language: str) -> re.Pattern[str]:
    words = any_of(language, "where")
    return re.compile(
        rf"(?<!\w)(?P<word>(?i:{words}))(?: |(?<=['’]))(?:l['’])?$"
    )


@cache
def _list_separator(language: str) -> re.Pattern[str]:
    words = any_of(language, "and")
    return re.compile(rf",? (?:{words})? ?(?:{any_of(language, 'where')})? ?")
