"""
Live blogs: many entries under one headline, each with its time.

A page is a live blog if its JSON-LD is a ``LiveBlogPosting`` with entries, if
classes in its tree name entries, or if lines of its text are only clock times.
The body is the entries in the page's order, without their times.
"""

import re

from lxml import html

from extractors.fields.text import collapse_spaces, fold
from extractors.html.body.text_density import block_texts
from extractors.html.dom import (
    SENTENCE_ENDS,
    classes,
    count_characters,
    is_within,
    remember_names,
)

__all__ = [
    "drop_times",
    "entries",
    "entry_elements",
    "find_lead",
    "has_clock_times",
    "is_clock_time",
    "says_live",
]

_ENTRY = re.compile(
    r"(?:^|[\s_-])(?:live-?(?:blog|ticker|updates?|text|coverage)?|"
    r"(?:news-?)?ticker)[_-]{1,2}"
    r"(?:post|entry|item|update|block|event)(?=$|[\s_-])"
    r"|(?:^|\s)[Ll]ive(?:Blog|Ticker)?(?:Post|Entry|Item|Update|Block)(?=$|\s)",
)
_names_entry = remember_names(_ENTRY)
_LIVE_WORD = re.compile(
    r"\blive|ticker|en direct|en vivo|ao vivo|diretta|en directo|na żywo|"
    r"онлайн|ライブ|직접|直播|实时|實時|مباشر|canlı|minute by minute|"
    r"liveblog|as it happened|latest updates",
    re.IGNORECASE,
)
_ZONE = (
    r"(?:\(?(?:GMT|UTC|BST|IST|JST|SGT|MSK|CES?T|EES?T|WES?T|A[EC][SD]T|"
    r"[ECMP][SD]?T)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)"
)
_TIME = re.compile(
    r"\W*(?:(?:updated|posted|published|aktualisiert|stand|um|kl\.?|klo|à|"
    r"a las|alle|ore)\s*(?:at|:)?\s*)?"
    r"(?:\d{1,2}[:h]\d\d(?::\d\d)?(?:\s?h|\s?hrs|\s?Uhr|\s?[ap]\.?m\.?)?|"
    r"\d{1,2}\.\d\d\s?(?:h|hrs|Uhr|[ap]\.?m\.?)|"
    rf"\d{{1,2}}\.\d\d(?=\s{_ZONE})|\d{{1,2}}\s?(?:Uhr|[ap]\.?m\.?))"
    rf"(?:\s*[/,|]?\s*{_ZONE})*\W*",
    re.IGNORECASE,
)
_MIN_ENTRIES = 3
_MIN_PROSE = 40  # characters of an entry; a shorter one is a link to an entry
_MAX_TIME = 40  # characters of a line with a clock time


def says_live(headline: str) -> bool:
    """Return whether a headline names a live blog."""
    return _LIVE_WORD.search(headline) is not None


def entries(tree: html.HtmlElement) -> tuple[tuple[str, ...], ...]:
    """
    Return the blocks of each entry that the tree names.

    Empty if it names fewer than three.

    Args:
        tree: the page without boilerplate.
    """
    return tuple(map(block_texts, entry_elements(tree)))


def entry_elements(tree: html.HtmlElement) -> tuple[html.HtmlElement, ...]:
    """Return the elements of the entries; empty if fewer than three."""
    elements: list[html.HtmlElement] = []
    for element in tree.iter("article", "div", "section", "li"):
        if (
            _is_entry(element)
            and not (elements and is_within(element, elements[-1]))
            and count_characters(element)[element][1] >= _MIN_PROSE
        ):
            elements.append(element)
    if len(elements) < _MIN_ENTRIES:
        return ()
    return tuple(elements)


def is_clock_time(line: str) -> bool:
    """Return whether a line is only a clock time, with or without a zone."""
    if len(line) >= _MAX_TIME:
        return False
    return _TIME.fullmatch(collapse_spaces(line)) is not None


def has_clock_times(paragraphs: tuple[str, ...]) -> bool:
    """Return whether clock times divide a text into entries."""
    return sum(map(is_clock_time, paragraphs)) >= _MIN_ENTRIES


def drop_times(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return a live blog's text without the lines that are clock times."""
    return tuple(line for line in paragraphs if not is_clock_time(line))


def find_lead(
    reading: tuple[str, ...], stated: tuple[str, ...]
) -> tuple[str, ...]:
    """
    Return the prose of a page that stands before its live blog's entries.

    Args:
        reading: the lines of the page.
        stated: the lines of the entries in its metadata.
    """
    known = set(map(fold, stated))
    first = next(
        (at for at, line in enumerate(reading) if fold(line) in known),
        len(reading),
    )
    lead = reading[:first] if first < len(reading) else ()
    opening = fold(" ".join(stated))
    return tuple(
        line
        for line in lead
        if len(line) >= _MIN_PROSE
        and line.endswith(SENTENCE_ENDS)
        and fold(line) not in opening
    )


def _is_entry(element: html.HtmlElement) -> bool:
    return (
        element.get("itemprop") == "liveBlogUpdate"
        or _names_entry(classes(element)) is not None
    )
