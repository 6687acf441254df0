"""
Live blogs: many entries under one headline, each with its time.

A page is one if its JSON-LD is a ``LiveBlogPosting`` with entries, if its
tree names them, or if lines of its text are bare clock times. The entries
are the body, in the page's order; their times are not.
"""

import re

from lxml import html

from extractors.fields.text import one_line
from extractors.html.body.text_density import blocks
from extractors.html.dom import classes, weights, within

__all__ = ["entries", "has_times", "is_time", "without_times"]

_ENTRY = re.compile(
    r"(?:^|[\s_-])live-?(?:blog|ticker|updates?|text|coverage)?[_-]{1,2}"
    r"(?:post|entry|item|update|block|event)(?=$|[\s_-])"
    r"|(?:^|\s)[Ll]ive(?:Blog|Ticker)?(?:Post|Entry|Item|Update|Block)(?=$|\s)",
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
_FEWEST = 3
_PROSE = 40  # characters of an entry; a shorter one is a link to one


def entries(tree: html.HtmlElement) -> tuple[tuple[str, ...], ...]:
    """
    Give the blocks of each entry that the tree names; none of a few.

    Args:
        tree: the cut page.
    """
    named: list[html.HtmlElement] = []
    for one in tree.iter("article", "div", "section", "li"):
        if (
            _is_entry(one)
            and not (named and within(one, named[-1]))
            and weights(one)[one][1] >= _PROSE
        ):
            named.append(one)
    return tuple(map(blocks, named)) if len(named) >= _FEWEST else ()


def is_time(line: str) -> bool:
    """Tell whether a whole line is a clock time, with or without a zone."""
    return len(line) < 40 and _TIME.fullmatch(one_line(line)) is not None


def has_times(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether a text is cut into entries by clock times."""
    return sum(map(is_time, paragraphs)) >= _FEWEST


def without_times(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Give a live blog's text without the lines that are a clock time."""
    return tuple(line for line in paragraphs if not is_time(line))


def _is_entry(element: html.HtmlElement) -> bool:
    return (
        element.get("itemprop") == "liveBlogUpdate"
        or _ENTRY.search(classes(element)) is not None
    )
