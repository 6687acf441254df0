"""Small operations on an element tree."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import html
from lxml.etree import iterwalk

from extractors.fields.text import collapse_spaces

__all__ = [
    "SENTENCE_ENDS",
    "classes",
    "count_characters",
    "is_within",
    "remember_names",
    "remove",
    "text_lines",
    "text_of",
]

SENTENCE_ENDS = (
    ".", "!", "?", "…", "。", "！", "？", "”", "»", "“", '"', "؟", "।",
)  # fmt: skip
"""Signs at the end of a sentence, or of a quotation."""

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q",
     "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)  # fmt: skip
_INVISIBLE = frozenset({"script", "style", "noscript", "template"})
_NOT_PLAIN = (*sorted(_INVISIBLE), "br")
_NO_TEXT = (0, 0)
_MAX_NAMES = 200  # characters
_MAX_REMEMBERED = 4096  # names of one pattern


def classes(element: html.HtmlElement) -> str:
    """Return class and id as one string; empty if it has neither."""
    name, ident = element.get("class"), element.get("id")
    return f"{name or ''} {ident or ''}" if name or ident else ""


def remember_names(
    pattern: re.Pattern[str],
) -> Callable[[str], re.Match[str] | None]:
    """
    Return the pattern's search for names of elements (`classes`).

    It remembers its results: a page, and all pages of a site, repeat the
    same names. Long names are not remembered.
    """
    remembered = lru_cache(_MAX_REMEMBERED)(pattern.search)

    def search(names: str) -> re.Match[str] | None:
        if len(names) > _MAX_NAMES:
            return pattern.search(names)
        return remembered(names)

    return search


def text_of(element: html.HtmlElement) -> str:
    """Return an element's visible text on one line."""
    if len(element) == 0:
        text = "" if element.tag in _INVISIBLE else element.text or ""
    elif next(element.iter(*_NOT_PLAIN), None) is None:
        text = "".join(element.itertext())  # the same, four times as fast
    else:
        text = "".join(_visible_strings(element))
    return collapse_spaces(text)


def text_lines(
    tree: html.HtmlElement,
    without: frozenset[str] = frozenset(),
    is_left_out: Callable[[html.HtmlElement], bool] | None = None,
) -> Iterator[str]:
    """
    Yield the visible text, one line for each block that has text.

    Args:
        without: tags of elements whose text is left out.
        is_left_out: tells which elements inside are left out, too. A line
            ends at such an element.
    """
    line: list[str] = []
    skipped = _INVISIBLE | without
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        is_out = bool(
            is_left_out and element is not tree and is_left_out(element)
        )
        if is_out or element.tag not in _INLINE:
            yield from _join(line)
            line = []
        if starts and (is_out or element.tag in skipped):
            walk.skip_subtree()
        elif starts:
            line.append(element.text or "")
        if not starts and element is not tree:
            line.append(element.tail or "")
    yield from _join(line)


def _join(strings: list[str]) -> Iterator[str]:
    if text := collapse_spaces("".join(strings)):
        yield text


def remove(element: html.HtmlElement) -> None:
    """Remove an element from its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)


def is_within(element: html.HtmlElement, root: html.HtmlElement) -> bool:
    """Return whether an element is still part of a tree."""
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


def count_characters(
    tree: html.HtmlElement,
) -> dict[html.HtmlElement, tuple[int, int]]:
    """Count the characters of each element: all, and those outside links."""
    counts: dict[html.HtmlElement, tuple[int, int]] = {}
    of_children: dict[html.HtmlElement | None, tuple[int, int]] = {}
    for element in reversed(list(tree.iter())):
        total, unlinked = of_children.pop(element, _NO_TEXT)
        tag = element.tag
        if tag in _INVISIBLE:
            total = unlinked = 0
        elif text := element.text:
            length = len(text.strip())
            total += length
            unlinked += length
        if tag == "a":
            unlinked = 0
        counts[element] = (total, unlinked)
        tail = element.tail
        length = len(tail.strip()) if tail else 0
        if total or length:
            parent = element.getparent()
            before = of_children.get(parent, _NO_TEXT)
            of_children[parent] = (
                before[0] + total + length,
                before[1] + unlinked + length,
            )
    return counts


def _visible_strings(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in _INVISIBLE:
        return
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "br":
            yield " "
        yield from _visible_strings(child)
        if child.tail:
            yield child.tail
