"""Recognise the entities in a text by the rules of its language."""

from collections.abc import Sequence

from extractors.entities.engine import Span
from extractors.entities.languages import (
    arabic,
    chinese,
    cyrillic,
    japanese,
    korean,
    latin,
)
from extractors.entities.text.gazetteer import Hit
from extractors.model.language_tags import base_language

__all__ = ["LANGUAGES", "recognise"]

LANGUAGES = (*latin.LANGUAGES, *cyrillic.LANGUAGES, "zh", "ar", "ja", "ko")

_RULES = {
    "zh": chinese.recognise,
    "ar": arabic.recognise,
    "ja": japanese.recognise,
    "ko": korean.recognise,
}


def recognise(
    text: str, language: str, hits: Sequence[Hit]
) -> tuple[Span, ...]:
    """
    Recognise the entities in a text that is not English.

    Args:
        text: any text.
        language: BCP 47. There are no rules for a language outside
            ``LANGUAGES``; only the known names are returned then.
        hits: the known names in the text.
    """
    base = base_language(language)
    if base in latin.LANGUAGES:
        return latin.recognise(text, base, hits)
    if base in cyrillic.LANGUAGES:
        return cyrillic.recognise(text, base, hits)
    rules = _RULES.get(base)
    if rules is not None:
        return rules(text, hits)
    return tuple(
        Span(start, end, entry.type, 0.8, entry.id, entry.name)
        for start, end, entry in hits
        if entry.unambiguous and entry.type != "people"
    )
