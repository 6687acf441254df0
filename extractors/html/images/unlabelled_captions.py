"""
Captions without a name: text that shares a box with a picture alone.

Used on the cut page, where what is left beside a picture describes it.
"""

from lxml import html

from extractors.fields import caption
from extractors.fields.text import one_line
from extractors.html.dom import remove, text_of, weights, within
from extractors.model.item import Caption

__all__ = ["lift"]

_LONGEST_BOX = 320  # characters in a box that describe its picture
_SHARE_OF_BOX = 0.2  # of the text; more is a story with a picture
_LONGEST_CREDIT = 6  # words
_MOST_LINES = 3
_UNREAD = frozenset({"script", "style", "noscript"})
_HIGHEST = 5  # elements between a picture and its words
_NO_CAPTION = ("h2", "h3", "h4", "h5", "li", "table", "button")


def lift(tree: html.HtmlElement) -> tuple[Caption, ...]:
    """
    Lift the text that shares a box with a picture and with nothing else.

    Climb from the picture to the first element with text: if that is a few
    words without a link, they describe the picture. A linked line beside a
    picture is a teaser and is left to other rules.
    """
    found: list[Caption] = []
    counts = weights(tree)
    most = min(_LONGEST_BOX, _SHARE_OF_BOX * counts[tree][0])
    for picture in list(tree.iter("img", "amp-img", "video")):
        box = _box(picture, counts) if within(picture, tree) else None
        if box is None or counts[box][0] > most:
            continue
        shot = _boxed(box)
        if shot is not None and shot.text:
            found.append(shot)
            remove(box)
    return tuple(found)


def _box(
    picture: html.HtmlElement,
    counts: dict[html.HtmlElement, tuple[int, int]],
) -> html.HtmlElement | None:
    box = picture.getparent()
    for _ in range(_HIGHEST):
        if box is None or box.tag in {"body", "article", "main", "p", "td"}:
            return None
        total, plain = counts[box]
        if total:
            story = next(box.iter(*_NO_CAPTION), None) is not None
            return None if story or total != plain else box
        box = box.getparent()
    return None


def _boxed(box: html.HtmlElement) -> Caption | None:
    """Read a box as a caption and its credit; more lines are a story."""
    lines = [
        line
        for one in box.iter()
        if (line := one_line(one.text or "")) and one.tag not in _UNREAD
    ]
    text = text_of(box)
    if len(lines) <= 1:
        return caption.parse(text)
    if len(lines) > _MOST_LINES or len(lines[-1].split()) > _LONGEST_CREDIT:
        return None
    end = len(text) - len(lines[-1])
    return caption.parse(text[:end].rstrip(), lines[-1])
