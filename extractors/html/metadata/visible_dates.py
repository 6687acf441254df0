"""
Dates that a page shows for its story.

A page shows the dates of other stories too: in tickers, lists, cards and side
columns. A date counts if it stands in a block with the headline, and the
smallest block decides. Outside of such a block it counts if it stands beside
the headline, or if the page shows no other day.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import html

from extractors.html.dom import classes, text_of
from extractors.html.metadata.page_parts import OTHER_STORIES, class_pattern

__all__ = ["Read", "find_line_date", "find_marked_date"]

Read = Callable[[str], datetime | None]
"""Parses a date; None if it is not certain."""

_DATED = class_pattern(
    r"(?:\w{0,12})?(?:date|datum|fecha|published|pubdate|posted|dateline)"
)
_PUBLISHED = re.compile(
    r"publi|created|posted|pubdate|entry-date", re.IGNORECASE
)
_CHANGED = re.compile(
    r"updat|modif|aktualis|actuali[sz]|aggiorn", re.IGNORECASE
)
_PART = re.compile(r"\s*[|\u00b7\u2022\u2014\u2013\u22c5\n]\s*|\s-\s")
_NEVER = frozenset({"nav", "figure", "figcaption", "head"})
_LISTS = frozenset({"li", "aside", "article", "section"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MAX_LINE = 80  # characters; a longer text is prose
_MAX_WORDS = 8  # a line with more can be a caption
_MIN_TITLE_WORDS = 3  # a heading with fewer names no story
_MIN_LINK_WORDS = 5  # the same for a link: one with fewer is a person's name
_MAX_BEFORE, _MAX_AFTER = 15, 100  # elements from the headline
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
        for element in islice(_marked(tree), _MAX_MARKED)
        if (when := _read_marked(element, read))
        and (place := _place(element, page))
    ]
    inner = [marked for marked in found if not marked.is_page]
    if inner:
        level = min(marked.level for marked in inner)
        return _choose([m for m in inner if m.level == level])
    near = set() if heading is None else set(_around(tree, heading))
    beside = [marked for marked in found if marked.element in near]
    if beside:
        return _choose(beside)
    days = {marked.when.date() for marked in found}
    return _choose(found) if len(days) == 1 else None


def find_line_date(
    tree: html.HtmlElement,
    heading: html.HtmlElement | None,
    url: str,
    read: Read,
) -> datetime | None:
    """Return the date in a short line of text beside the headline."""
    if heading is None:
        return None
    page = _Page(url, _levels(heading), {})
    found = [
        (place[0], len(text_of(element).split()) > _MAX_WORDS, when)
        for element in _around(tree, heading)
        if (when := _read_short(element, read))
        and (place := _place(element, page))
    ]
    return min(found, key=itemgetter(0, 1))[2] if found else None


def _read_short(element: html.HtmlElement, read: Read) -> datetime | None:
    """Return the date in an element's text if it is a line, not prose."""
    text = _short_text(element)
    if not any(map(str.isdigit, text)):
        return None
    is_prose = element.tag == "p" and text.endswith((".", "!", "?", "。"))
    return None if is_prose else _read_line(text, read)


def _levels(
    heading: html.HtmlElement | None,
) -> dict[html.HtmlElement, int]:
    """Return the blocks around a heading, numbered outwards."""
    blocks = [] if heading is None else [heading, *heading.iterancestors()]
    return {block: level for level, block in enumerate(blocks)}


def _around(
    tree: html.HtmlElement, heading: html.HtmlElement
) -> list[html.HtmlElement]:
    """Return the elements behind a heading, then those before it."""
    before: deque[html.HtmlElement] = deque(maxlen=_MAX_BEFORE)
    walk = tree.iter("*")
    for element in walk:
        if element is heading:
            break
        before.append(element)
    inside = sum(1 for _ in heading.iterdescendants("*"))
    after = list(islice(walk, inside, inside + _MAX_AFTER))
    return [*after, *reversed(before)]


def _marked(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in tree.iter("*"):
        if element.tag in {"time", "date"}:
            yield element
        elif element.tag != "meta" and len(element) < 8:
            names = element.get("itemprop")
            if (names and "ublish" in names) or (
                (element.get("class") or "") and _DATED.search(_own(element))
            ):
                yield element


def _own(element: html.HtmlElement) -> str:
    return element.get("class") or ""


def _place(element: html.HtmlElement, page: _Page) -> tuple[int, bool] | None:
    """
    Return how far a date is from the heading, and whether only in the page.

    None if it stands in a part of the page about something else.
    """
    for part in (element, *element.iterancestors()):
        if part in page.levels:
            return page.levels[part], part.tag in {"body", "html"}
        if part.tag in _NEVER or OTHER_STORIES.search(classes(part)):
            return None
        if part.tag in _LISTS and _is_of_other_story(part, element, page):
            return None
        if part.tag == "a" and not _is_own_link(part, page.url):
            return None
    return len(page.levels), True


def _is_of_other_story(
    part: html.HtmlElement, date: html.HtmlElement, page: _Page
) -> bool:
    if part.tag == "li" and not _DATED.search(classes(part)):
        others = _count_words(part) - _count_words(date)
        if others >= _MIN_TITLE_WORDS:
            return True
    if part not in page.titled:
        page.titled[part] = _has_title(part, page.url)
    return page.titled[part]


def _has_title(part: html.HtmlElement, url: str) -> bool:
    """Return whether a part has a heading, or a long link to elsewhere."""
    for element in islice(part.iter("a", *_HEADINGS), 20):
        words = _count_words(element)
        if element.tag != "a" and words >= _MIN_TITLE_WORDS:
            return True
        if (
            element.tag == "a"
            and words >= _MIN_LINK_WORDS
            and not _is_own_link(element, url)
        ):
            return True
    return False


def _count_words(element: html.HtmlElement) -> int:
    """Return the number of words, counted in a few parts of the text."""
    parts = islice(element.itertext(), 40)
    return sum(len(part[:200].split()) for part in parts)


def _is_own_link(link: html.HtmlElement, url: str) -> bool:
    href = link.get("href") or ""
    if "bookmark" in (link.get("rel") or "") or not href:
        return True
    try:
        return urlsplit(href).path == urlsplit(url).path
    except ValueError:
        return False


def _choose(marked: list[_Marked]) -> datetime:
    """Return the date named as that of publication, else the first."""
    stated = [m for m in marked if not _is_change(m.element)] or marked
    named = [m for m in stated if _PUBLISHED.search(_names(m.element))]
    return (named or stated)[0].when


def _is_change(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    label = "" if parent is None else (parent.text or "")[:40]
    text = (element.text or "")[:40]
    return bool(_CHANGED.search(f"{_names(element)} {label} {text}"))


def _names(element: html.HtmlElement) -> str:
    return f"{classes(element)} {element.get('itemprop') or ''}"


def _read_marked(element: html.HtmlElement, read: Read) -> datetime | None:
    for name in ("datetime", "content"):
        if when := read(element.get(name) or ""):
            return when
    return _read_line(_short_text(element), read)


def _short_text(element: html.HtmlElement) -> str:
    """Return an element's text; empty if it is longer than a line."""
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > _MAX_LINE:
            return ""
    return text_of(element)


def _read_line(text: str, read: Read) -> datetime | None:
    """Return the earliest date of a line."""
    if when := read(text):
        return when
    parts = [when for part in _PART.split(text) if (when := read(part))]
    return min(parts, default=None)
