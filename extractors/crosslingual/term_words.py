"""Neutral terms as words that a person reads."""

import re
from collections.abc import Iterable, Mapping

from babel import Locale

from extractors.crosslingual.sounds import words_by_sound

__all__ = ["term_words"]

_NAMED = frozenset({"event", "organisation", "person", "work"})
"""Kinds whose ids are their names, with hyphens."""
_WHOLE = re.compile(r"-?[0-9]{4,40}")


def term_words(
    evidence: Iterable[Iterable[str]],
    names: Mapping[str, str],
    texts: Iterable[str],
) -> list[tuple[str, ...]]:
    """
    Return terms of `neutral_terms` in words; other terms stay.

    Args:
        evidence: the terms of each link of a story. All are named at once,
            because the sounds of the texts take long to make.
        names: of entities, by id.
        texts: in which the words are that a sound (``sound:kstvk``) is of.

    Returns:
        For each link ``number 214``, ``EUR 1,200``, ``Kestwick`` and so on,
        each once.
    """
    words: dict[str, str] = {}
    for text in texts:
        words = words_by_sound(text) | words
    return [
        tuple(
            dict.fromkeys(
                names.get(term) or _words(term, words) for term in terms
            )
        )
        for terms in evidence
    ]


def _words(term: str, words: Mapping[str, str]) -> str:
    kind, _, value = term.partition(":")
    first, _, second = value.partition(":")
    if not value:
        return term
    if kind in _NAMED:
        return value.replace("-", " ").title()
    if kind == "sound":
        return words.get(value, f"sounds like {value}")
    if kind == "iso3166":
        countries: Mapping[str, str] = Locale("en").territories
        return countries.get(value, f"country {value}")
    return {
        "number": f"number {_grouped(value)}",
        "date": f"date {value}",
        "percentage": f"{value} %",
        "money": f"{first} {_grouped(second)}",
        "mic": f"{second} ({first})",
        "geonames": f"place {value}",
    }.get(kind, term)


def _grouped(number: str) -> str:
    """Return a whole number with a comma before each three digits."""
    return f"{int(number):,}" if _WHOLE.fullmatch(number) else number
