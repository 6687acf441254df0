"""
Dates that a page shows for its story.

A page shows the dates of other stories too: in tickers, lists, cards and side
columns. A date counts if it stands in a block with the headline, and the
smallest block decides. Outside of such a block it counts if it stands beside
the headline, or if the page shows no other day.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from lxml import html

from extractors.html.dom import classes, text_of
from extractors.html.metadata.date_elements import (
    DATED,
    Read,
    is_change,
    is_publication,
    marked_elements,
    read_attribute,
    read_labelled,
    read_line,
    read_marked,
    short_text,
)
from extractors.html.metadata.page_parts import (
    OTHER_STORIES,
    count_words,
    elements_around,
    has_title,
    is_own_link,
)

__all__ = [
    "find_line_age",
    "find_line_change",
    "find_line_date",
    "find_marked_change",
    "find_marked_date",
]

_NEVER = frozenset({"nav", "figure", "figcaption", "head"})
_LISTS = frozenset({"li", "aside", "article", "section"})
_MAX_WORDS = 8  # a line with more can be a caption
_MAX_SHORT = 25  # words of a first paragraph that can be a standfirst
_MIN_TITLE_WORDS = 3  # an entry of a list with fewer names no story
_MAX_MARKED = 100  # marked dates of a page that are looked at


class _Marked(NamedTuple):
    """A marked date and the number of blocks between it and the heading."""

    element: html.HtmlElement
    when: datetime
    level: int
    is_page: bool


class _Page(NamedTuple):
    """
    What is known about the parts of a page.

    Attributes:
        url: its address.
        levels: the blocks around the heading, numbered outwards.
        titled: which parts have the title of another story; filled in.
    """

    url: str
    levels: dict[html.HtmlElement, int]
    titled: dict[html.HtmlElement, bool]


def find_marked_date(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """
    Return the date of an element that the page marks as a date.

    Args:
        tree: the page.
        heading: the story's heading.
        url: address of the page.
        read: parses a date.
    """
    page = _Page(url, _levels(heading), {})
    found = [
        _Marked(element, when, *place)
        for element in islice(marked_elements(tree, "ublish"), _MAX_MARKED)
        if (when := read_marked(element, read))
        and (place := _place(element, page))
    ]
    inner = [marked for marked in found if not marked.is_page]
    if inner:
        level = min(marked.level for marked in inner)
        return _choose([m for m in inner if m.level == level])
    near = set(elements_around(tree, heading))
    beside = [marked for marked in found if marked.element in near]
    if beside:
        return _choose(beside)
    days = {marked.when.date() for marked in found}
    return _choose(found) if len(days) == 1 else None


def find_marked_change(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """
    Return when the story was changed, by an element in its block.

    The element must say so in its names or label, and state the moment in an
    attribute: ``<time class="updated" datetime="...">``. The arguments are
    those of `find_marked_date`.
    """
    page = _Page(url, _levels(heading), {})
    found = [
        (place[0], when)
        for element in islice(marked_elements(tree, "Modified"), _MAX_MARKED)
        if is_change(element)
        and (when := read_attribute(element, read))
        and (place := _place(element, page))
        and not place[1]
    ]
    return min(found, key=itemgetter(0))[1] if found else None


def find_line_date(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """Return the date in a short line of text beside the headline."""
    page = _Page(url, _levels(heading), {})
    lines = filter(_has_figures, elements_around(tree, heading))
    return _line_date(lines, page, read)


def find_line_age(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """
    Return the date of a line that says how long ago the story came out.

    The line must stand before the text. Comments below a text have such
    lines, too.
    """
    lines = takewhile(_is_before_text, elements_around(tree, heading))
    return _line_date(lines, _Page(url, _levels(heading), {}), read)


def _is_before_text(element: html.HtmlElement) -> bool:
    return element.tag != "p" or count_words(element) <= _MAX_SHORT


def _line_date(
    lines: Iterable[html.HtmlElement], page: _Page, read: Read
) -> datetime | None:
    found = [
        (place[0], len(text_of(element).split()) > _MAX_WORDS, when)
        for element in lines
        if (when := _read_short(element, read))
        and (place := _place(element, page))
    ]
    return min(found, key=itemgetter(0, 1))[2] if found else None


def find_line_change(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """
    Return when the story was changed, by a line beside the headline.

    The line must state the date of publication, too, so that it is no line of
    another kind.
    """
    page = _Page(url, _levels(heading), {})
    found = [
        (place[0], stated.changed)
        for element in filter(_has_figures, elements_around(tree, heading))
        if (stated := read_labelled(short_text(element), read)).changed
        and stated.published
        and (place := _place(element, page))
    ]
    return min(found, key=itemgetter(0))[1] if found else None


def _has_figures(element: html.HtmlElement) -> bool:
    """Return whether a short text has figures; a date has, an age need not."""
    return any(map(str.isdigit, short_text(element)))


def _read_short(element: html.HtmlElement, read: Read) -> datetime | None:
    """Return the date in an element's text if it is a line, not prose."""
    text = short_text(element)
    if not text:
        return None
    is_prose = element.tag == "p" and text.endswith((".", "!", "?", "。"))
    return None if is_prose else read_line(text, read)


def _levels(
    heading: html.HtmlElement | None,
) -> dict[html.HtmlElement, int]:
    """Return the blocks around a heading, numbered outwards."""
    blocks = [] if heading is None else [heading, *heading.iterancestors()]
    return {block: level for level, block in enumerate(blocks)}


def _place(element: html.HtmlElement, page: _Page) -> tuple[int, bool] | None:
    """
    Return how far a date is from the heading, and whether only in the page.

    None if it stands in a part of the page about something else.
    """
    in_footer = False
    for part in (element, *element.iterancestors()):
        if part in page.levels:
            is_page = part.tag in {"body", "html"}
            at = page.levels[part], is_page
            return None if in_footer and is_page else at
        in_footer = in_footer or part.tag == "footer"
        if part.tag in _NEVER or OTHER_STORIES.search(classes(part)):
            return None
        if part.tag in _LISTS and _is_of_other_story(part, element, page):
            return None
        if part.tag == "a" and not is_own_link(part, page.url):
            return None
    return None if in_footer else (len(page.levels), True)


def _is_of_other_story(
    part: html.HtmlElement, date: html.HtmlElement, page: _Page
) -> bool:
    if part.tag == "li" and not DATED.search(classes(part)):
        others = count_words(part) - count_words(date)
        if others >= _MIN_TITLE_WORDS:
            return True
    if part not in page.titled:
        page.titled[part] = has_title(part, page.url)
    return page.titled[part]


def _choose(marked: list[_Marked]) -> datetime:
    """Return the date named as that of publication, else the first."""
    stated = [m for m in marked if not is_change(m.element)] or marked
    named = [m for m in stated if is_publication(m.element)]
    return (named or stated)[0].when
