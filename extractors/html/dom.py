"""Small moves on an element tree."""

from collections.abc import Iterator

from lxml import html
from lxml.etree import iterwalk

from extractors.fields.text import one_line

__all__ = ["classes", "lines", "remove", "text_of", "weights", "within"]

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q",
     "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "noscript", "template"})


def classes(element: html.HtmlElement) -> str:
    """Give class and id as one string; empty if it has neither."""
    name, ident = element.get("class"), element.get("id")
    return f"{name or ''} {ident or ''}" if name or ident else ""


def text_of(element: html.HtmlElement) -> str:
    """Give an element's visible text on one line."""
    return one_line("".join(_pieces(element)))


def lines(
    tree: html.HtmlElement, without: frozenset[str] = frozenset()
) -> Iterator[str]:
    """
    Give the visible text, a line for each block that holds some.

    Args:
        without: tags of elements that are left out whole.
    """
    line: list[str] = []
    unseen = _UNSEEN | without
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        if element.tag not in _INLINE:
            yield from _line(line)
            line = []
        if starts and element.tag in unseen:
            walk.skip_subtree()
        elif starts:
            line.append(element.text or "")
        if not starts:
            line.append(element.tail or "")
    yield from _line(line)


def _line(pieces: list[str]) -> Iterator[str]:
    if text := one_line("".join(pieces)):
        yield text


def remove(element: html.HtmlElement) -> None:
    """Take an element out; the text behind it stays."""
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


def within(element: html.HtmlElement, root: html.HtmlElement) -> bool:
    """Tell whether an element still hangs in a tree."""
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


def weights(
    tree: html.HtmlElement,
) -> dict[html.HtmlElement, tuple[int, int]]:
    """Count each element's characters: all, and those in no link."""
    counts: dict[html.HtmlElement, tuple[int, int]] = {}
    for element in reversed(list(tree.iter())):
        if element.tag in _UNSEEN:
            counts[element] = (0, 0)
            continue
        total = plain = len((element.text or "").strip())
        for child in element:
            tail = len((child.tail or "").strip())
            inner = counts.get(child, (0, 0))
            total += inner[0] + tail
            plain += inner[1] + tail
        counts[element] = (total, 0 if element.tag == "a" else plain)
    return counts


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in _UNSEEN:
        return
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "br":
            yield " "
        yield from _pieces(child)
        if child.tail:
            yield child.tail
