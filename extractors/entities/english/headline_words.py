"""Words of a headline in title case that belong to no name."""

from extractors.entities.english.head_nouns import head_nouns
from extractors.entities.text.lexicon import (
    common_words,
    first_names,
    section,
    surnames,
)
from extractors.entities.text.text_context import TextContext

__all__ = ["is_headline_word"]

_FUNCTION_WORDS = section("closed.txt", "function")
_TITLES = (
    section("titles.txt", "office")
    | section("titles.txt", "honorific")
    | section("titles.txt", "head")
)
_BEGINS_NAME = section("heads.txt", "regional") | section(
    "closed.txt", "adjective"
)


def is_headline_word(context: TextContext, at: int) -> bool:
    """
    Distinguish ``Passes`` and ``Over`` in a headline from names.

    Each word has a capital letter there, so a common word is a part of a
    name only if a name can begin or end with it, if it is a surname behind a
    first name, or if the text has it beside the same word in prose.
    """
    word = context.words[at]
    lower = word.lower()
    if lower in _FUNCTION_WORDS:
        return True
    if lower not in common_words():
        return False
    if word in head_nouns() or word in _TITLES or word in _BEGINS_NAME:
        return False
    before, after = context.words[at - 1], context.words[at + 1]
    pairs = context.pairs_in_prose
    if (before, word) in pairs or (word, after) in pairs:
        return False
    if word in surnames() and (before in first_names() or before in _TITLES):
        return False
    return not (word in first_names() and context.words[at + 1] in surnames())
