"""
Drop the lines at the edges of a body that only lead to other pages.

A heading behind the last paragraph heads nothing of the story. A line that is
one link, before the first paragraph or behind the last, names the site or
another story. The first lines can be the page's own headline, in other words
than its metadata's, with a label or in several lines. A heading far away from
the last paragraph, with a few short lines below it, opens a box of its own.
Between paragraphs all of these belong to the story.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import islice

from lxml import html

from extractors.fields.text import fold
from extractors.html.dom import text_of

__all__ = ["trim"]

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TEXTS = ("p", "li", "td", "div", *_HEADINGS)
_INLINE = frozenset({"a", "b", "em", "i", "small", "span", "strong", "u"})
_MAX_LINE = 120  # characters of a line that is not text
_MAX_BOX = 4  # lines, with the heading
_MAX_SHARE = 0.1  # of the body's characters that a box has
_MIN_LEVELS = 4  # from a box's heading up to what it shares with the story
_MAX_HEADING = 300  # characters of a page's headline
_MAX_HEADING_LINES = 4  # in which a body repeats it
_MAX_HEADING_PLACE = 2  # lines before it: a section, a date
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")


def trim(tree: html.HtmlElement, lines: tuple[str, ...]) -> tuple[str, ...]:
    """
    Return the lines without those at the edges that are no text.

    Args:
        tree: the page from which the lines were read.
        lines: the body, in order.
    """
    page = _Page(tree)
    lines = _drop_headline(page, lines)
    start, end = 0, _find_box(page, lines)
    while end > start and _heads_nothing(page, lines[end - 1]):
        end -= 1
    while start < end and _is_link(page, lines[start]):
        start += 1
    return lines[start:end] or lines


class _Page:
    """
    The elements of a page by their text, in the order of the page.

    The page is walked once for each kind, however many lines are looked up.
    Most pages have no line at an edge that could be a link.
    """

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree

    @cached_property
    def headings(self) -> Mapping[str, list[html.HtmlElement]]:
        return self._by_text(_HEADINGS)

    @cached_property
    def headlines(self) -> frozenset[str]:
        """The letters of its first headings."""
        texts = map(text_of, self._tree.iter("h1"))
        return frozenset(_letters(t) for t in texts if len(t) <= _MAX_HEADING)

    @cached_property
    def links(self) -> Mapping[str, list[html.HtmlElement]]:
        return self._by_text(("a",))

    def find_texts(self, line: str) -> list[html.HtmlElement]:
        return [e for e in self._tree.iter(*_TEXTS) if text_of(e) == line]

    def _by_text(
        self, tags: tuple[str, ...]
    ) -> Mapping[str, list[html.HtmlElement]]:
        found: defaultdict[str, list[html.HtmlElement]] = defaultdict(list)
        for element in self._tree.iter(*tags):
            found[text_of(element)].append(element)
        return found


def _drop_headline(page: _Page, lines: tuple[str, ...]) -> tuple[str, ...]:
    """
    Return the lines without those that repeat a first heading of the page.

    Soft hyphens, breaks and labels of a heading are read differently in a
    body, so only its letters count.
    """
    for place in range(min(len(lines), _MAX_HEADING_PLACE + 1)):
        letters = ""
        for end in range(place, min(len(lines), place + _MAX_HEADING_LINES)):
            if len(lines[end]) > _MAX_HEADING or _is_prose(lines[end]):
                break
            letters += _letters(lines[end])
            if letters and letters in page.headlines:
                return lines[:place] + lines[end + 1 :]
        if len(lines[place]) > _MAX_LINE or lines[place].endswith(_ENDS):
            break
    return lines


def _is_prose(line: str) -> bool:
    return len(line) > _MAX_LINE and line.endswith(_ENDS)


def _letters(text: str) -> str:
    return fold(text.replace("\xad", "")).replace(" ", "")


def _heads_nothing(page: _Page, line: str) -> bool:
    return _find_heading(page, line) is not None or _is_link(page, line)


def _find_heading(page: _Page, line: str) -> html.HtmlElement | None:
    if len(line) > _MAX_LINE:
        return None
    return next(iter(page.headings.get(line, ())), None)


def _is_link(page: _Page, line: str) -> bool:
    """Return whether a line is all text of a block, and a link elsewhere."""
    if len(line) > _MAX_LINE or line.endswith(_ENDS) or "://" in line:
        return False
    return any(
        not (link.get("href") or "#").startswith("#")
        and text_of(_block_of(link)) == line
        for link in page.links.get(line, ())
    )


def _block_of(element: html.HtmlElement) -> html.HtmlElement:
    parent = element.getparent()
    while element.tag in _INLINE and parent is not None:
        element, parent = parent, parent.getparent()
    return element


def _find_box(page: _Page, lines: tuple[str, ...]) -> int:
    """Return the place of a box behind the story; the end if there is none."""
    most = _MAX_SHARE * sum(map(len, lines))
    size = 0
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - _MAX_BOX), -1):
        size += len(lines[at])
        if size > most or len(lines[at]) > _MAX_LINE:
            break
        heading = _find_heading(page, lines[at])
        if heading is not None:
            return at if _is_far(page, heading, lines[at - 1]) else len(lines)
    return len(lines)


def _is_far(page: _Page, heading: html.HtmlElement, line: str) -> bool:
    """Return whether a heading is in another part of the page than a line."""
    around = {
        container
        for element in page.find_texts(line)
        for container in element.iterancestors()
    }
    near = list(islice(heading.iterancestors(), _MIN_LEVELS - 1))
    return bool(around) and around.isdisjoint(near)
