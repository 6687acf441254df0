"""
Pictures and their captions, lifted out of a page's tree.

Structure speaks first (``figure``/``figcaption``, schema.org
``ImageObject``, elements whose class is a caption's), the credit at a
line's end second. What is lifted is taken out of the tree, so that no
caption can stand in a body.
"""

import re
from collections.abc import Iterator

from lxml import html
from msgspec.structs import replace

from extractors.fields import caption
from extractors.html.dom import classes, remove, text_of, within
from extractors.model.item import Caption

__all__ = ["lift"]

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:wp|img|image|photo|picture|media|figure|fig|pic|foto|"
    r"bild|video|gallery|slide|thumb|article|asset|lead|story|inline|hero|"
    r"post|featured)?[\s_-]{0,2}"
    r"(?:captions?(?:text|__text|_text)?|cutline|bildunterschrift|"
    r"bildtext|bildetekst|billedtekst|legende|légende|didascalia|"
    r"pie[\s_-]?(?:de[\s_-]?)?foto|leyenda|legenda|onderschrift|kuvateksti)"
    r")(?=$|[\s_-])|(?:[a-z])(?:Caption|Cutline|Legend)(?=$|[\s_A-Z-])"
    r"|(?:image|photo|img|picture|figure|media|wp)[-_]{0,2}(?:caption|"
    r"desc(?:ription)?|info|text|title)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[\s_-]|[a-z](?=C))(?:credits?|copyright|photographer|"
    r"photo[_-]?by|image[_-]?source|img[_-]?source|photo[_-]?source|"
    r"agency|source|attribution|bildquelle|bildnachweis|fotograf|"
    r"fotocredit|bildcredit|byline|autor|author|rights)(?=$|[\s_A-Z-])",
    re.IGNORECASE,
)
_HIDDEN_LABEL = re.compile(
    r"sr-only|visually-?hidden|screen-?reader|hide-text|a11y", re.IGNORECASE
)
_KEPT_FIGURE = ("table", "pre", "code", "blockquote")
_LONGEST_CAPTION = 150  # words; the longest of Fundus has 118
_LONGEST_CREDIT = 100  # characters
_MOST_CHILDREN = 4
_INLINE = frozenset({"span", "em", "i", "small"})
_LINES = ("p", "div", "span", "em", "i", "small", "li", "td", "dd", "h6")


def lift(tree: html.HtmlElement) -> tuple[Caption, ...]:
    """
    Lift the pictures' captions out of a tree, in document order.

    Args:
        tree: the page; changed in place.
    """
    found: list[Caption] = []
    for element in _holders(tree):
        if within(element, tree):
            found.extend(_taken(element))
    for element in _lines(tree):
        shot = caption.lift(text_of(element))
        if shot and not shot[1]:
            found.append(shot[0])
            remove(element)
    return tuple(found)


def _holders(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Find what holds a caption, outermost first."""
    return [
        element
        for element in tree.iter("figure", "figcaption", "div", "p", "span",
                                 "small", "em", "dd", "dt", "section", "td")
        if element.tag in {"figure", "figcaption"}
        or element.get("itemprop") == "caption"
        or _is_caption(element)
    ]  # fmt: skip


def _is_caption(element: html.HtmlElement) -> bool:
    names = classes(element)
    return bool(
        names
        and _CAPTION.search(names)
        and len(text_of(element).split()) <= _LONGEST_CAPTION
    )


def _taken(element: html.HtmlElement) -> Iterator[Caption]:
    if element.tag == "figure":
        yield from _figure(element)
        return
    shot = _caption(element)
    remove(element)
    if shot.text:
        yield shot


def _figure(figure: html.HtmlElement) -> Iterator[Caption]:
    if next(figure.iter(*_KEPT_FIGURE), None) is not None:
        for inner in list(figure.iter("figcaption")):
            remove(inner)
        return
    words = len(text_of(figure).split())
    if words > 2 * _LONGEST_CAPTION:
        return
    inner = list(figure.iter("figcaption")) or [
        one for one in figure.iter() if one is not figure and _is_caption(one)
    ]
    shots = [_caption(one) for one in inner] or [_caption(figure)]
    if len(shots) == 1 and not shots[0].credit_line:
        shots = [_credited(shots[0], figure)]
    remove(figure)
    for shot in shots:
        if shot.text:
            yield shot


def _credited(shot: Caption, figure: html.HtmlElement) -> Caption:
    """Take the credit that stands beside the caption, if it names itself."""
    for one in figure.iter("span", "small", "cite", "div", "p"):
        line = text_of(one)
        if (
            line
            and _CREDIT.search(classes(one))
            and len(line) <= _LONGEST_CREDIT
            and line not in shot.text
        ):
            beside = caption.parse(shot.text, line)
            return replace(
                shot,
                credit_line=beside.credit_line,
                photographer=beside.photographer,
            )
    return shot


def _caption(element: html.HtmlElement) -> Caption:
    """Read one caption element, its credit in an element of its own or not."""
    credit_lines = []
    for inner in list(element.iter("span", "small", "cite", "div", "p", "em",
                                   "i", "a", "strong", "footer")):  # fmt: skip
        if inner is element or not within(inner, element):
            continue
        names = classes(inner)
        if _HIDDEN_LABEL.search(names):
            remove(inner)
        elif _CREDIT.search(names) or inner.get("itemprop") in {
            "copyrightHolder", "author", "creditText", "creator",
        } or inner.tag == "cite":  # fmt: skip
            credit_lines.append(text_of(inner))
            remove(inner)
    return caption.parse(
        text_of(element), " ".join(filter(None, credit_lines))
    )


def _lines(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Find the short leaf blocks that a caption in running text can be."""
    return [
        element
        for element in tree.iter(*_LINES)
        if len(element) <= _MOST_CHILDREN
        and caption.hints("".join(_shallow(element)))
        and all(
            child.tag not in _LINES or child.tag in _INLINE
            for child in element
        )
    ]


def _shallow(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.text or ""
        yield child.tail or ""
