"""One text of a language other than English, read by its own rules."""

from collections.abc import Sequence

from extractors.entities.engine import Span
from extractors.entities.languages import arabic, chinese, latin, russian
from extractors.entities.text.gazetteer import Hit

__all__ = ["LANGUAGES", "read"]

LANGUAGES = (*latin.LANGUAGES, "zh", "ar", "ru")

_RULES = {"zh": chinese.read, "ar": arabic.read, "ru": russian.read}


def read(text: str, language: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """
    Mark a text.

    Args:
        text: any text.
        language: BCP 47; one that is not of ``LANGUAGES`` has no rules, and
            gets the known names alone.
        hits: the known names in it.
    """
    base = language.lower().partition("-")[0]
    if base in latin.LANGUAGES:
        return latin.read(text, base, hits)
    rules = _RULES.get(base)
    if rules is not None:
        return rules(text, hits)
    return tuple(
        Span(start, end, entry.type, 0.8, entry.id, entry.name)
        for start, end, entry in hits
        if entry.sure and entry.type != "people"
    )
