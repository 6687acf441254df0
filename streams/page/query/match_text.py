"""Words in the syntax of the full-text index (FTS5)."""

from collections.abc import Sequence

from streams.page.model.segmentation import separate_characters
from streams.page.query.terms import Word

__all__ = ["match_text"]


def match_text(words: Sequence[Word]) -> str:
    """
    Return the expression for all of the words; empty if there is none.

    FTS5 has no negation without something to subtract from: words that are
    only excluded find nothing here (see `streams.page.query.items`).
    """
    groups: list[list[str]] = []
    for word in words:
        if word.is_negated:
            continue
        if word.is_alternative and groups:
            groups[-1].append(_expression(word))
        else:
            groups.append([_expression(word)])
    return " AND ".join(f"({' OR '.join(group)})" for group in groups)


def excluded_text(words: Sequence[Word]) -> str:
    """Return the expression for one of the excluded words; or empty."""
    return " OR ".join(_expression(word) for word in words if word.is_negated)


def _expression(word: Word) -> str:
    # In quotes every character is text; a quote is doubled.
    quoted = separate_characters(word.text).replace('"', '""')
    column = f"{word.column} : " if word.column else ""
    return f'{column}"{quoted}"{" *" if word.is_prefix else ""}'
