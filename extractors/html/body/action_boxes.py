"""
Find boxes between the paragraphs of a story that ask the reader to act.

Such a box has a heading or a few short lines, and ends in a link that stands
alone: an offer, a deal, a newsletter, the profile of an author. Its words
differ from site to site; its shape and its place do not. Cards of a list have
this shape too, but they come in series: boxes of the same kind, or under the
same link, have different texts. A paragraph, a quotation, a caption, a byline
and what stands above the story's first paragraph belong to the story.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import html

from extractors.fields import byline, caption
from extractors.fields.text import fold
from extractors.html.dom import is_within, remove, text_lines, text_of

__all__ = ["remove_action_boxes"]

Counts = dict[html.HtmlElement, tuple[int, int]]

_BOXES = frozenset({"div", "section", "aside"})
_NOT_AROUND = frozenset(
    {"body", "main", "article", "header", "li", "dd", "table", "figure",
     "blockquote"}
)  # fmt: skip
_NOT_INSIDE = ("h1", "blockquote", "table", "pre")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_QUOTES = ('"', "“", "„", "«", "»", "‘", "‚", "‹", "「", "『", "《")
_PICTURES = ("img", "picture", "video")
_CAPTION = 2  # lines below a picture: the caption and the credit
_MIN_PROSE = 60  # characters of the story's first paragraph
_MIN_TEXT = 20  # characters of a box outside its links
_MAX_TEXT = 260
_MAX_LINE = 150  # characters; a longer line is a paragraph
_MAX_LINES = 5
_MAX_LABEL = 45  # characters of the link
_MAX_LINKED = 90  # characters of all links of a box


class _Box(NamedTuple):
    """
    A box that can ask the reader to act.

    Attributes:
        text: its whole text, folded.
        kinds: what other cards of the same list have in common with it.
    """

    element: html.HtmlElement
    text: str
    kinds: tuple[tuple[str, ...], ...]


def remove_action_boxes(tree: html.HtmlElement, counts: Counts) -> int:
    """
    Remove boxes that ask the reader to act.

    Args:
        tree: the page without its other boilerplate; changed in place.
        counts: its characters.

    Returns:
        How many unlinked characters were removed.
    """
    boxes = list(_find_boxes(tree, counts))
    texts: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for box in boxes:
        for kind in box.kinds:
            texts[kind].add(box.text)
    removed = 0
    for box in reversed(boxes):
        is_card = any(len(texts[kind]) > 1 for kind in box.kinds)
        if not is_card and is_within(box.element, tree):
            removed += counts[box.element][1]
            remove(box.element)
    return removed


def _find_boxes(tree: html.HtmlElement, counts: Counts) -> Iterator[_Box]:
    """Find the boxes around links behind the story's first paragraph."""
    has_heading = next(tree.iter("h1"), None) is None
    story: frozenset[html.HtmlElement] = frozenset()
    for element in tree.iter("h1", "p", "a"):
        if element.tag == "h1":
            has_heading = True
        elif element.tag == "p":
            if has_heading and not story and counts[element][1] >= _MIN_PROSE:
                story = frozenset(element.iterancestors())
        elif story and _stands_alone(element, counts):
            label = text_of(element)
            yield from _boxes_of(label, _boxes_around(element, counts, story))


def _stands_alone(link: html.HtmlElement, counts: Counts) -> bool:
    """Return whether a link to another page can be a line of its own."""
    parent = link.getparent()
    return (
        0 < counts[link][0] <= _MAX_LABEL
        and not (link.get("href") or "#").startswith("#")
        and not (parent.tag == "p" and counts[parent][1])
    )


def _boxes_around(
    link: html.HtmlElement,
    counts: Counts,
    story: frozenset[html.HtmlElement],
) -> Iterator[html.HtmlElement]:
    """
    Yield the boxes whose text ends in a link, the smallest first.

    So each box is read once, however many links it has.
    """
    last = link
    for element in link.iterancestors():
        total, unlinked = counts[element]
        if (
            element in story
            or element.tag in _NOT_AROUND
            or unlinked > _MAX_TEXT
            or total - unlinked > _MAX_LINKED
            or _has_text_behind(last, counts)
        ):
            return
        if element.tag in _BOXES and unlinked >= _MIN_TEXT:
            yield element
        last = element


def _has_text_behind(element: html.HtmlElement, counts: Counts) -> bool:
    """Return whether text follows an element inside its parent."""
    return bool((element.tail or "").strip()) or any(
        counts[sibling][0] or (sibling.tail or "").strip()
        for sibling in element.itersiblings()
    )


def _is_action(
    box: html.HtmlElement, lines: tuple[str, ...], label: str
) -> bool:
    """Return whether a box is some short lines above a link."""
    return (
        1 < len(lines) <= _MAX_LINES
        and lines[-1] == label
        and next(box.iter(*_NOT_INSIDE), None) is None
        and not (len(lines) == _CAPTION and _has_picture(box))
        and not _has_linked_heading(box)
        and not any(map(_is_copy, lines))
    )


def _is_copy(line: str) -> bool:
    """Return whether a line is a paragraph, a quotation or a field."""
    return (
        len(line) > _MAX_LINE
        or line.startswith(_QUOTES)
        or caption.is_credit(line)
        or caption.extract(line) is not None
        or bool(byline.parse(line))
    )


def _has_picture(box: html.HtmlElement) -> bool:
    return next(box.iter(*_PICTURES), None) is not None


def _has_linked_heading(box: html.HtmlElement) -> bool:
    """Return whether a box is the teaser of another story."""
    return any(
        heading.getparent().tag == "a"
        or next(heading.iter("a"), None) is not None
        for heading in box.iter(*_HEADINGS)
    )


def _boxes_of(
    label: str, elements: Iterable[html.HtmlElement]
) -> Iterator[_Box]:
    """Yield the boxes that end in a link; one for wrappers of the same."""
    box = None
    for element in elements:
        lines = tuple(text_lines(element))
        if not _is_action(element, lines, label):
            continue
        text = fold(" ".join(lines))
        kinds = [("link", fold(label), str(len(lines)))]
        if name := element.get("class"):
            kinds.append(("class", element.tag, name))
        if box is not None and box.text == text:
            box = _Box(element, text, (*box.kinds, *kinds))
            continue
        if box is not None:
            yield box
        box = _Box(element, text, tuple(kinds))
    if box is not None:
        yield box
