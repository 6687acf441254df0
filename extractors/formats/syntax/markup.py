"""
Convert XHTML and NITF inside a news document to plain HTML for `clean`.

All text is kept: an element that HTML does not have (``person``, ``chron``,
an agency's own) loses its tags and keeps its text.
"""

import re
from html import escape

from extractors.formats.syntax import xml

__all__ = ["body_html", "inner_html"]

_NAMES = {
    "hl1": "h1",
    "hl2": "h2",
    "hedline": "div",
    "block": "div",
    "body.content": "div",
    "body.head": "div",
    "body.end": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "small",
    "tagline": "p",
    "bq": "blockquote",
    "nitf-table": "table",
    "datasource": "p",
}
_KEPT = frozenset(
    re.findall(
        r"\S+",
        "p div br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot"
        " tr th td caption blockquote pre hr em strong b i u q sub sup a img"
        " figure figcaption section article header footer aside small cite"
        " time",
    )
)
_VOID = frozenset({"br", "hr", "img"})
_DROPPED = frozenset(
    {
        *("script", "style", "head", "media-metadata", "media-object"),
        *("NewsItemRef", "NewsComponentRef", "ContentItemRef"),
    }
)
_ATTRIBUTES = ("href", "src", "alt", "class", "id", "datetime")


def inner_html(element: xml.Element) -> str:
    """
    Return the content of an element as HTML, without its own tags.

    Args:
        element: XHTML ``body``, NITF ``body.content``, or any other.
    """
    pieces: list[str] = []
    _append_content(element, pieces)
    return "".join(pieces).strip()


def body_html(root: xml.Element) -> str:
    """
    Return the body of an XHTML or NITF document inside another element.

    Args:
        root: the element that contains the document (``inlineXML``,
            ``DataContent``).
    """
    for name in ("body.content", "body"):
        inner = next(xml.descendants(root, name), None)
        if inner is not None:
            return inner_html(inner)
    return inner_html(root)


def _append_content(element: xml.Element, pieces: list[str]) -> None:
    pieces.append(escape(element.text or "", quote=False))
    for child in element:
        name = xml.local_name(child)
        if name not in _DROPPED:
            _append_element(child, _NAMES.get(name, name).lower(), pieces)
        pieces.append(escape(child.tail or "", quote=False))


def _append_element(
    element: xml.Element, name: str, pieces: list[str]
) -> None:
    if name not in _KEPT:
        _append_content(element, pieces)
        return
    pieces.append(f"<{name}{_attributes(element)}>")
    if name not in _VOID:
        _append_content(element, pieces)
        pieces.append(f"</{name}>")


def _attributes(element: xml.Element) -> str:
    return "".join(
        f' {name}="{escape(value)}"'
        for name in _ATTRIBUTES
        if (value := element.get(name)) is not None
    )
