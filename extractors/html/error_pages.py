"""
Detect a page that says that it has no story: not found, removed, maintenance.

Many servers send such a page with status 200. It is short, and states in one
sentence that a page or story is not there, or that the site is closed. A
brief on such an event says so, too. So the page is none if it tells what its
known headline says. Without another headline than its own it has no date,
and addresses the reader or speaks of "this page" (ADR 0025).
"""

import re

from extractors.html.reader_notices import count_words, speaks_of_this_page
from extractors.html.subject_patterns import compile_subjects
from extractors.similarity.headline_support import is_about

__all__ = ["is_error_page"]

_LONGEST = 70  # words
_FEW = 40  # words
_LONGEST_TITLE = 10  # words
_SENTENCE_END = re.compile(r"[.!?。！？।\n]+")


def is_error_page(
    paragraphs: tuple[str, ...], headline: str, *, is_own: bool, is_dated: bool
) -> bool:
    """
    Return whether a page says that it has no story.

    Args:
        paragraphs: the page's main text.
        headline: under which the story is known.
        is_own: whether the headline is known from the page itself.
        is_dated: whether the page states when its story was published.
    """
    body = "\n".join(paragraphs)
    if not body or count_words(body) > _LONGEST:
        return False
    if not is_own and headline:
        is_error = _states_error(body) or _answers_request(body)
        return is_error and not is_about(headline, body)
    if _names(headline, "title"):
        return True
    is_stated = _states_error(body) or (
        count_words(headline) <= _LONGEST_TITLE and _states_error(headline)
    )
    return is_stated and _is_for_reader(body) and not is_dated


def _answers_request(body: str) -> bool:
    """Return whether a few words speak of a page that somebody wanted."""
    return (
        count_words(body) <= _FEW
        and _names(body, "thing")
        and _names(body, "asked")
    )


def _is_for_reader(body: str) -> bool:
    return _names(body, "asked") or speaks_of_this_page(body)


def _states_error(text: str) -> bool:
    if _names(text, "closed"):
        return True
    return any(
        _names(sentence, "thing") and _names(sentence, "gone")
        for sentence in _SENTENCE_END.split(text)
    )


def _names(text: str, subject: str) -> bool:
    pattern = compile_subjects("error_pages.txt")[subject]
    return pattern.search(text) is not None
