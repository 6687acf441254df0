"""
Pictures and their captions, lifted out of a page's tree.

Structure speaks first (``figure``/``figcaption``, schema.org
``ImageObject``, elements whose class is a caption's), the credit at a
line's end second. What is lifted is taken out of the tree, so that no
caption can stand in a body.
"""

import re
from collections.abc import Iterator

import msgspec
from lxml import html

from extractors.fields import caption
from extractors.fields.text import one_line
from extractors.html.tree import classes, remove, text_of, weights, within
from extractors.item import Caption

__all__ = ["Lifted", "boxes", "lift"]

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
_PICTURES = frozenset(
    {"img", "picture", "video", "iframe", "svg", "amp-img", "amp-video",
     "audio", "source", "noscript"}
)  # fmt: skip
_LONGEST_BOX = 320  # characters in a box that describe its picture
_SHARE_OF_BOX = 0.2  # of the text; more is a story with a picture
_LONGEST_CREDIT = 6  # words
_MOST_LINES = 3
_UNREAD = frozenset({"script", "style", "noscript"})
_HIGHEST = 5  # elements between a picture and its words
_KEPT_FIGURE = ("table", "pre", "code", "blockquote")
_LONGEST_CAPTION = 150  # words; the longest of Fundus has 118
_NO_CAPTION = ("h2", "h3", "h4", "h5", "li", "table", "button")
_MOST_CHILDREN = 4
_INLINE = frozenset({"span", "em", "i", "small"})
_LINES = ("p", "div", "span", "em", "i", "small", "li", "td", "dd", "h6")


class Lifted(msgspec.Struct, frozen=True):
    """The captions of a page, in document order, with their pictures."""

    captions: tuple[Caption, ...] = ()
    media: tuple[str, ...] = ()


def lift(tree: html.HtmlElement) -> Lifted:
    """
    Lift the pictures' captions out of a tree.

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
    return Lifted(captions=tuple(found))


def boxes(tree: html.HtmlElement) -> tuple[Caption, ...]:
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
    remove(figure)
    for shot in shots:
        if shot.text:
            yield shot


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
