"""
Captions that repeat the description of their picture.

    <img alt="Ferries wait at the quay">
    <span>Ferries wait at the quay</span>

A picture and a line that say the same are a caption, in any language and
without a class that names it. The description is often the headline of a
story, so headings, links and the headline are left.
"""

from lxml import html

from extractors.fields import caption
from extractors.fields.credit import names_only_agencies
from extractors.fields.text import fold
from extractors.html.dom import is_within, remove, text_of
from extractors.model.item import Caption

__all__ = ["extract_captions"]

_LINES = ("div", "span", "small", "em", "i", "dd")
_NEVER = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "button", "nav"}
)
_MIN_SPACES = 2  # shorter descriptions are labels
_MAX_TEXT = 500  # characters
_MAX_DISTANCE = 60  # elements between a picture and its caption
_MAX_CREDIT_WORDS = 6


def extract_captions(
    tree: html.HtmlElement, headline: str
) -> tuple[Caption, ...]:
    """
    Remove the lines that repeat a picture's description, and return them.

    A short line behind it that names only an agency is its credit.
    """
    described: dict[str, int] = {}
    found: list[html.HtmlElement] = []
    last = -_MAX_DISTANCE - 1
    for at, element in enumerate(tree.iter("*")):
        if element.tag == "img":
            text = element.get("alt") or ""
            if text.count(" ") >= _MIN_SPACES and len(text) <= _MAX_TEXT:
                described[fold(text)] = last = at
        elif (
            at - last <= _MAX_DISTANCE
            and element.tag in _LINES
            and not len(element)
        ):
            line = fold((element.text or "")[: 2 * _MAX_TEXT])
            place = described.get(line)
            if place is not None and at - place <= _MAX_DISTANCE:
                found.append(element)
    title = fold(headline)
    return tuple(
        _take(element)
        for element in found
        if is_within(element, tree)
        and fold(element.text or "") != title
        and not any(part.tag in _NEVER for part in element.iterancestors())
    )


def _take(element: html.HtmlElement) -> Caption:
    """Remove a line and the credit behind it; return its caption."""
    line = ""
    behind = element.getnext()
    if behind is not None:
        text = text_of(behind)
        is_short = 0 < len(text.split()) <= _MAX_CREDIT_WORDS
        if is_short and (names_only_agencies(text) or caption.is_credit(text)):
            line = text
            remove(behind)
    parsed = caption.parse(text_of(element), line)
    remove(element)
    return parsed
