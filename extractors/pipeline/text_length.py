"""
The length of an item's texts, and the limit that it must not exceed.

The steps after this one take time and memory in proportion to the text, a
second for about 100,000 characters. An item whose text is longer than the
limit is an error: its text is not cut, because readers could not see that
something is missing.
"""

import re

import msgspec

from extractors.formats.common import reasons
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem

__all__ = ["MAX_TEXT", "check_item", "check_markup", "markup_length"]

MAX_TEXT = 250_000
"""Characters; the longest of 973 articles of public corpora has 53,372."""
TAG_LENGTH = 10
"""Characters that a tag of HTML counts for: it takes that much time.

The largest of 1,110 pages counts for 178,000 characters.
"""
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
# Only the names ignore case: so the search for a plain "<" is fast.
_WITHOUT_TEXT = (
    (re.compile(r"<(?i:script)\b"), re.compile(r"</(?i:script)\s*>")),
    (re.compile(r"<(?i:style)\b"), re.compile(r"</(?i:style)\s*>")),
    (re.compile(r"<!--"), re.compile(r"-->")),
)
"""Beginning and end of elements whose content is no text."""


def check_item(item: NewsItem, max_text: int) -> None:
    """
    Require that the texts of an item are not too long.

    All texts count: headline, body, captions, notes, keywords and others,
    and the markup if there is one.

    Args:
        max_text: characters of all texts together, at most.

    Raises:
        ExtractError: ``too-long``.
    """
    texts = _length(msgspec.structs.replace(item, markup=""))
    _check(item.markup, max_text, texts)


def check_markup(markup: str, max_text: int) -> None:
    """
    Require that the text of a page or of a fragment is not too long.

    Raises:
        ExtractError: ``too-long``.
    """
    _check(markup, max_text)


def markup_length(markup: str) -> int:
    """
    Return the length of the text in HTML, in characters.

    Scripts, styles, comments and attributes are not text, and white space
    counts as one character. Each tag counts for `TAG_LENGTH`.
    """
    return _shown_length(_shown(markup))


def _shown(markup: str) -> str:
    """Return the markup without scripts, styles and comments."""
    for begin, end in _WITHOUT_TEXT:
        markup = _remove(markup, begin, end)
    return markup


def _shown_length(shown: str) -> int:
    text, tags = _TAG.subn("", shown)
    return len(_SPACES.sub(" ", text)) + TAG_LENGTH * tags


def _remove(markup: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    """Return the markup without what is between begin and end."""
    kept: list[str] = []
    at = 0
    while start := begin.search(markup, at):
        kept.append(markup[at : start.start()])
        stop = end.search(markup, start.end())
        if stop is None:
            return "".join(kept)
        at = stop.end()
    return "".join([*kept, markup[at:]])


def _length(value: object) -> int:
    """Return the characters of all texts in a value."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(_length, value))
    if isinstance(value, msgspec.Struct):
        return sum(
            _length(getattr(value, name)) for name in value.__struct_fields__
        )
    return 0


def _check(markup: str, max_text: int, others: int = 0) -> None:
    """
    Require that markup and the characters of other texts are not too long.

    Cheap upper bounds come first; few pages need the exact length.
    """
    limit = max_text - others
    if _longest(markup) <= limit:
        return
    shown = _shown(markup)
    if _longest(shown) <= limit:
        return
    length = others + _shown_length(shown)
    if length > max_text:
        detail = f"{length} characters of text, more than {max_text}"
        raise ExtractError(reasons.TOO_LONG, detail)


def _longest(markup: str) -> int:
    """Return the length of the text if no character is part of a tag."""
    return len(markup) + TAG_LENGTH * markup.count("<")
