"""
The elements by which a page marks dates, and the dates that they state.

An element marks one by its tag, its itemprop or its class. Its attribute is
read before its text. In a line with several dates the words before them say
which is that of a change; of the others the earliest counts.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from lxml import html

from extractors.formats.common.date_forms.date_labels import split_at_labels
from extractors.html.dom import classes, text_of
from extractors.html.metadata.page_parts import class_pattern

__all__ = [
    "DATED",
    "LineDates",
    "Read",
    "is_change",
    "is_publication",
    "marked_elements",
    "read_attribute",
    "read_labelled",
    "read_line",
    "read_marked",
    "short_text",
]

Read = Callable[[str], datetime | None]
"""Parses a date; None if it is not certain."""

DATED = class_pattern(
    r"(?:\w{0,12})?(?:date|datum|fecha|published|pubdate|posted|dateline|"
    r"timestamp)"
)
_PUBLISHED = re.compile(
    r"publi|created|posted|pubdate|entry-date", re.IGNORECASE
)
_CHANGED = re.compile(
    r"updat|modif|aktualis|actuali[sz]|aggiorn", re.IGNORECASE
)
_PART = re.compile(r"\s*[|\u00b7\u2022\u2014\u2013\u22c5\n]\s*|\s-\s")
_MAX_LINE = 80  # characters; a longer text is prose
_MAX_LABELLED = 160  # the same for a line with two labelled dates
_EDGES = " \t\n.,;:|>/()[]\u00b7\u2022\u2013\u2014-"
_ATTRIBUTES = (
    "datetime", "content", "data-datetime", "data-timestamp", "data-date",
    "data-published", "data-time", "title",
)  # fmt: skip
_TAGS = frozenset({"time", "date", "relative-time", "time-ago"})
_MAX_CHILDREN = 8  # from so many on an element is no line with a date


def marked_elements(
    tree: html.HtmlElement, itemprop: str
) -> Iterator[html.HtmlElement]:
    """
    Yield the elements that are marked as dates, in their order.

    Args:
        tree: the page.
        itemprop: a part of the microdata names that mark one, besides tags
            and classes.
    """
    for element in tree.iter("*"):
        if element.tag in _TAGS:
            yield element
        elif element.tag != "meta" and len(element) < _MAX_CHILDREN:
            names, own = element.get("itemprop"), element.get("class")
            if (names and itemprop in names) or (own and DATED.search(own)):
                yield element


def is_publication(element: html.HtmlElement) -> bool:
    """Return whether an element is named as the date of publication."""
    return bool(_PUBLISHED.search(_names(element)))


def is_change(element: html.HtmlElement) -> bool:
    """Return whether names or label of an element speak of a change."""
    parent = element.getparent()
    label = "" if parent is None else (parent.text or "")[:40]
    text = (element.text or "")[:40]
    return bool(_CHANGED.search(f"{_names(element)} {label} {text}"))


def _names(element: html.HtmlElement) -> str:
    return f"{classes(element)} {element.get('itemprop') or ''}"


def read_marked(element: html.HtmlElement, read: Read) -> datetime | None:
    """
    Return the date that an element states.

    The attribute of the only ``time`` in it is more exact than its text.
    """
    times = list(islice(element.iter("time"), 2))
    for stated in (element, *(times if len(times) == 1 else ())):
        if when := read_attribute(stated, read):
            return when
    return read_line(short_text(element), read)


def read_attribute(element: html.HtmlElement, read: Read) -> datetime | None:
    """Return the date in an attribute of an element."""
    for name in _ATTRIBUTES:
        if when := read(element.get(name) or ""):
            return when
    return None


def short_text(element: html.HtmlElement) -> str:
    """Return an element's text; empty if it is longer than a line."""
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > _MAX_LABELLED:
            return ""
    text = text_of(element)
    is_line = size <= _MAX_LINE or len(split_at_labels(text)) > 2
    return text if is_line else ""


class LineDates(NamedTuple):
    """The dates of a line that has a word before one of them."""

    published: datetime | None = None
    changed: datetime | None = None


def read_labelled(text: str, read: Read) -> LineDates:
    """Return the dates of a line by the words before them."""
    found = [
        (part.is_change, when)
        for part in split_at_labels(text)
        if (when := read(part.text.strip(_EDGES)))
    ]
    return LineDates(
        min(
            (when for is_change, when in found if not is_change), default=None
        ),
        max((when for is_change, when in found if is_change), default=None),
    )


def read_line(text: str, read: Read) -> datetime | None:
    """Return the date of publication of a line, else its earliest date."""
    if when := read(text):
        return when
    if when := read_labelled(text, read).published:
        return when
    parts = [when for part in _PART.split(text) if (when := read(part))]
    return min(parts, default=None)
