"""Small operations on an element tree."""

from collections.abc import Iterator

from lxml import html
from lxml.etree import iterwalk

from extractors.fields.text import collapse_spaces

__all__ = [
    "classes",
    "count_characters",
    "is_within",
    "remove",
    "text_lines",
    "text_of",
]

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q",
     "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)  # fmt: skip
_INVISIBLE = frozenset({"script", "style", "noscript", "template"})


def classes(element: html.HtmlElement) -> str:
    """Return class and id as one string; empty if it has neither."""
    name, ident = element.get("class"), element.get("id")
    return f"{name or ''} {ident or ''}" if name or ident else ""


def text_of(element: html.HtmlElement) -> str:
    """Return an element's visible text on one line."""
    return collapse_spaces("".join(_visible_strings(element)))


def text_lines(
    tree: html.HtmlElement, without: frozenset[str] = frozenset()
) -> Iterator[str]:
    """
    Yield the visible text, one line for each block that has text.

    Args:
        without: tags of elements whose text is left out.
    """
    line: list[str] = []
    skipped = _INVISIBLE | without
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        if element.tag not in _INLINE:
            yield from _join(line)
            line = []
        if starts and element.tag in skipped:
            walk.skip_subtree()
        elif starts:
            line.append(element.text or "")
        if not starts:
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
    for element in reversed(list(tree.iter())):
        if element.tag in _INVISIBLE:
            counts[element] = (0, 0)
            continue
        total = unlinked = len((element.text or "").strip())
        for child in element:
            tail = len((child.tail or "").strip())
            inner = counts.get(child, (0, 0))
            total += inner[0] + tail
            unlinked += inner[1] + tail
        counts[element] = (total, 0 if element.tag == "a" else unlinked)
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
