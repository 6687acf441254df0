"""The end of a long name: ``Academy of X and Y Studies``."""

from extractors.entities.english.head_nouns import (
    ORGANISATION_BEFORE_OF,
    WORK_BEFORE_OF,
)
from extractors.entities.text.lexicon import are_common, common_words, section
from extractors.entities.text.text_context import TextContext

__all__ = ["extend_span"]

_TITLE_HEAD = section("titles.txt", "head")
_BODY_HEADS = section("heads.txt", "body")
_SHORTEST_BODY = 3
"""Tokens of ``and Safety Executive``."""

_FIELD_ENDINGS = (
    "s", "tion", "sion", "ment", "ity", "ence", "ance", "ing", "ture", "gy",
    "cy", "th", "ade", "try", "ship", "our", "aw", "fare", "port", "ation",
)  # fmt: skip
"""Endings of words for fields of work: ``Trade``, ``Studies``, ``Energy``."""


def extend_span(context: TextContext, first: int, last: int) -> int:
    """
    Find the end of a name that continues after its head noun.

    Args:
        context: the text.
        first: the first token of the name.
        last: one past the last token of the name so far.

    Returns:
        The new end; ``last`` itself if the name does not continue.
    """
    is_extended = False
    if context.words[last] == "and":
        last = _joined_end(context, first, last)
    while last < context.size - 1:
        word = context.words[last]
        is_list = is_extended and word in {"and", ","}
        if not is_list and not _is_of_phrase(context, last):
            return last
        start = last + 1
        if word in {"of", "for"} and context.words[start] == "the":
            start += 1
        end = _capitalised_end(context, start)
        if end <= start or not _continues(context, word, start, end):
            return last
        is_extended, last = True, end
    return last


def _joined_end(context: TextContext, first: int, last: int) -> int:
    """
    Return the end of a body with two fields of work before its head noun.

    ``the Health and Safety Executive``, ``Food and Fisheries Agency``: the
    words before ``and`` are common words and no body themselves. An article,
    a people or a country stands before them.
    """
    words = context.words
    if context.title_case[first]:
        return last
    head = words[last - 1]
    if head.lower() not in common_words() or head in _BODY_HEADS:
        return last
    is_introduced = (
        words[first - 1] in {"the", "The"}
        or (last - first > 1 and first in context.hits)
        or context.hits.get(first - 1, (0,))[0] == first
    )
    end = _capitalised_end(context, last + 1)
    is_introduced = is_introduced or words[end] in _TITLE_HEAD
    if end - last < _SHORTEST_BODY or not is_introduced:
        return last
    fields = words[last + 1 : end]
    is_body = fields[-1] in _BODY_HEADS and are_common(fields)
    return end if is_body else last


def _is_of_phrase(context: TextContext, at: int) -> bool:
    """Return whether a token is the ``of`` of ``Academy of``."""
    head = context.words[at - 1]
    return context.words[at] in {"of", "for"} and (
        head in ORGANISATION_BEFORE_OF or head in WORK_BEFORE_OF
    )


def _continues(context: TextContext, link: str, first: int, last: int) -> bool:
    """Distinguish a further field of work from the next item of a list."""
    if link in {"of", "for"}:
        return True
    if not _is_field_of_work(context, first, last):
        return False
    return link != "," or context.words[last] in {"and", ","}


def _capitalised_end(context: TextContext, at: int) -> int:
    """Return the end of the capitalised words that start at a token."""
    end = at
    while (
        end < context.size
        and context.words[end][0].isupper()
        and (end == at or not context.breaks[end])
        and not _is_title(context, end)
    ):
        end += 1
        if context.possessive[end - 1]:
            break
    return end


def _is_title(context: TextContext, at: int) -> bool:
    """Distinguish ``Justice Ann Example`` from ``of Criminal Justice``."""
    word, after = context.words[at], context.words[at + 1]
    return word in _TITLE_HEAD and (word != "Justice" or after[:1].isupper())


def _is_field_of_work(context: TextContext, first: int, last: int) -> bool:
    words = context.words[first:last]
    return (
        first not in context.hits
        and context.words[last - 1].lower().endswith(_FIELD_ENDINGS)
        and are_common(words)
    )
