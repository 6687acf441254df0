"""
Captions that no class names: text that shares a box with only a picture.

This runs on the page without its boilerplate. The text that is then left
beside a picture describes it.
"""

from lxml import html

from extractors.fields import caption
from extractors.fields.text import collapse_spaces
from extractors.html.dom import count_characters, is_within, remove, text_of
from extractors.model.item import Caption

__all__ = ["extract_captions"]

_MAX_BOX = 320  # characters in a box that describe its picture
_MAX_SHARE = 0.2  # of the page's text; more is a story with a picture
_MAX_CREDIT = 6  # words
_MAX_LINES = 3
_INVISIBLE = frozenset({"script", "style", "noscript"})
_MAX_LEVELS = 5  # elements between a picture and its words
_TEXT_BLOCKS = frozenset({"body", "article", "main", "p", "td", "html"})
_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong"})
_NO_CAPTION = ("h2", "h3", "h4", "h5", "li", "table", "button")


def extract_captions(tree: html.HtmlElement) -> tuple[Caption, ...]:
    """
    Remove captions that share a box with only a picture, and return them.

    From the picture up, take the first element with text. If that is a few
    words without a link, they describe the picture. Linked text beside a
    picture is a teaser and is left to other rules.
    """
    captions: list[Caption] = []
    pictures = list(tree.iter("img", "amp-img", "video"))
    if not pictures:
        return ()
    counts = count_characters(tree)
    most = min(_MAX_BOX, _MAX_SHARE * counts[tree][0])
    for picture in pictures:
        if not is_within(picture, tree):
            continue
        box = _find_box(picture, counts, most)
        if box is None:
            continue
        parsed = _parse_box(box)
        if parsed is not None and parsed.text:
            captions.append(parsed)
            remove(box)
    return tuple(captions)


def _find_box(
    picture: html.HtmlElement,
    counts: dict[html.HtmlElement, tuple[int, int]],
    most: float,
) -> html.HtmlElement | None:
    """
    Return the box of a picture that can hold its caption.

    The sentences of a box with more than ``most`` characters are not counted:
    a story around fifty pictures would be read for each of them.
    """
    box = picture.getparent()
    for _ in range(_MAX_LEVELS):
        if box is None or box.tag in _TEXT_BLOCKS:
            return None
        total, unlinked = counts[box]
        if total:
            if box.tag in _INLINE:
                box = _block_of(box)
                total, unlinked = counts[box]
            if box.tag in _TEXT_BLOCKS or total > most:
                return None
            if _holds_paragraph(box):
                return None
            is_story = next(box.iter(*_NO_CAPTION), None) is not None
            return None if is_story or total != unlinked else box
        box = box.getparent()
    return None


def _block_of(element: html.HtmlElement) -> html.HtmlElement:
    """Return the block that an inline element is in."""
    parent = element.getparent()
    while element.tag in _INLINE and parent is not None:
        element, parent = parent, parent.getparent()
    return element


def _holds_paragraph(box: html.HtmlElement) -> bool:
    """Return whether a box has a paragraph of a story beside the picture."""
    return any(
        caption.is_running_text(text_of(paragraph))
        for paragraph in box.iter("p")
    )


def _parse_box(box: html.HtmlElement) -> Caption | None:
    """Parse a box of up to three lines; the last line is the credit."""
    lines = [
        line
        for element in box.iter()
        if element.tag not in _INVISIBLE
        and (line := collapse_spaces(element.text or ""))
    ]
    text = text_of(box)
    if len(lines) <= 1:
        return caption.parse(text)
    if len(lines) > _MAX_LINES or len(lines[-1].split()) > _MAX_CREDIT:
        return None
    end = len(text) - len(lines[-1])
    return caption.parse(text[:end].rstrip(), lines[-1])
