"""
Captions that the markup names, or that end in a credit.

The structure comes first: ``figure`` and ``figcaption``, ``itemprop``, classes
that name a caption. Then come lines that end in a photo credit. All of them
are removed from the tree, so that no caption becomes part of the body.
"""

import re
from collections.abc import Iterator

from lxml import html
from msgspec.structs import replace

from extractors.fields import caption, caption_words, credit
from extractors.html.dom import (
    classes,
    is_within,
    remember_names,
    remove,
    text_of,
)
from extractors.html.reader_notices import notice_subjects
from extractors.model.item import Caption

__all__ = ["extract_captions"]

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
_PICTURE_CREDIT = re.compile(
    r"(?:photo|image|img|picture|pic|media|foto|bild|caption|figure)"
    r"\w*[\s_-]*\w*(?:credit|copyright|author|by|source|quelle|nachweis)|"
    r"(?:autor|auteur|cr[eé]dito?)[\s_-]?(?:de[\s_-])?(?:la[\s_-])?"
    r"(?:foto|photo|imagen)(?=$|[\s_-])|"
    r"(?:^|[\s_-])(?:credits?|copyright)(?=$|[\s_-])",
    re.IGNORECASE,
)
_names_caption = remember_names(_CAPTION)
_names_credit = remember_names(_CREDIT)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOT_A_PICTURE = ("table", "pre", "code", "blockquote")
_PICTURES = ("img", "picture", "video", "amp-img", "object", "canvas")
_CONSENT = frozenset({"consent", "cookie"})
_MAX_CAPTION = 150  # words; the longest of Fundus has 118
_MAX_CREDIT = 100  # characters
_MAX_CHILDREN = 4
_INLINE = frozenset({"span", "em", "i", "small"})
_LINES = ("p", "div", "span", "em", "i", "small", "li", "td", "dd", "h6")


def extract_captions(tree: html.HtmlElement) -> tuple[Caption, ...]:
    """
    Remove the captions of pictures from a tree, and return them.

    Those that the markup names come first, each kind in document order.

    Args:
        tree: the page; changed in place.
    """
    captions: list[Caption] = []
    for element in _named_elements(tree):
        if is_within(element, tree):
            captions.extend(_extract_named(element))
    for element in _candidate_lines(tree):
        extracted = caption.extract(text_of(element))
        if extracted and not extracted[1]:
            captions.append(extracted[0])
            remove(element)
    return tuple(captions)


def _named_elements(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the elements that contain a caption, outermost first."""
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
        and _names_caption(names)
        and len(text_of(element).split()) <= _MAX_CAPTION
    )


def _extract_named(element: html.HtmlElement) -> Iterator[Caption]:
    if element.tag == "figure":
        yield from _extract_figure(element)
        return
    parsed = _parse_element(element)
    if parsed.text and not parsed.credit_line:
        parsed = _take_credit_behind(parsed, element)
    remove(element)
    if _is_description(parsed) and not _is_heading(element, parsed):
        yield parsed


def _extract_figure(figure: html.HtmlElement) -> Iterator[Caption]:
    if next(figure.iter(*_NOT_A_PICTURE), None) is not None:
        for inner in list(figure.iter("figcaption")):
            remove(inner)
        return
    words = len(text_of(figure).split())
    if words > 2 * _MAX_CAPTION:
        return
    elements = list(figure.iter("figcaption")) or [
        inner
        for inner in figure.iter()
        if inner is not figure and _is_caption(inner)
    ]
    if not elements and _is_placeholder(figure):
        return
    captions = list(map(_parse_element, elements or [figure]))
    if len(captions) == 1 and not captions[0].credit_line:
        captions = [_add_credit(captions[0], figure)]
        if not captions[0].credit_line:
            captions = [_take_credit_behind(captions[0], figure)]
    remove(figure)
    yield from filter(_is_description, captions)


def _is_placeholder(figure: html.HtmlElement) -> bool:
    """Return whether a figure without a picture asks the reader to agree."""
    return next(figure.iter(*_PICTURES), None) is None and bool(
        notice_subjects(text_of(figure)) & _CONSENT
    )


def _is_description(parsed: Caption) -> bool:
    """Return whether a caption has text that is no button and no agency."""
    return bool(
        parsed.text
        and not caption_words.is_label(parsed.text)
        and not credit.names_only_agencies(parsed.text)
    )


def _is_heading(element: html.HtmlElement, parsed: Caption) -> bool:
    """Return whether all text of an element is one heading."""
    return any(
        text_of(inner) == parsed.text for inner in element.iter(*_HEADINGS)
    )


def _take_credit_behind(parsed: Caption, figure: html.HtmlElement) -> Caption:
    """Take the credit in the element behind a figure, if a class names it."""
    behind = figure.getnext()
    if behind is None or not _PICTURE_CREDIT.search(classes(behind)):
        return parsed
    line = text_of(behind)
    if not line or len(line) > _MAX_CREDIT:
        return parsed
    remove(behind)
    return _credited(parsed, line)


def _credited(parsed: Caption, line: str) -> Caption:
    credited = caption.parse(parsed.text, line)
    return replace(
        parsed,
        credit_line=credited.credit_line,
        photographer=credited.photographer,
    )


def _add_credit(parsed: Caption, figure: html.HtmlElement) -> Caption:
    """Add the credit in an element that its class or its label names."""
    for element in figure.iter("span", "small", "cite", "div", "p"):
        line = text_of(element)
        if (
            line
            and len(line) <= _MAX_CREDIT
            and (_names_credit(classes(element)) or caption.is_credit(line))
            and line not in parsed.text
        ):
            return _credited(parsed, line)
    return parsed


def _parse_element(element: html.HtmlElement) -> Caption:
    """Parse one caption element; the credit can be in an inner element."""
    credit_lines = []
    for inner in list(element.iter("span", "small", "cite", "div", "p", "em",
                                   "i", "a", "b", "strong", "footer",
                                   "button")):  # fmt: skip
        if inner is element or not is_within(inner, element):
            continue
        names = classes(inner)
        if (
            inner.get("hidden") is not None
            or _HIDDEN_LABEL.search(names)
            or caption_words.is_label(text_of(inner))
        ):
            remove(inner)
        elif _names_credit(names) or inner.get("itemprop") in {
            "copyrightHolder", "author", "creditText", "creator",
        } or inner.tag == "cite":  # fmt: skip
            credit_lines.append(text_of(inner))
            remove(inner)
    return caption.parse(
        text_of(element), " ".join(filter(None, dict.fromkeys(credit_lines)))
    )


def _candidate_lines(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the short leaf blocks that can be a caption in running text."""
    return [
        element
        for element in tree.iter(*_LINES)
        if len(element) <= _MAX_CHILDREN
        and (text := _shallow_text(element))
        and caption.may_be_caption(text)
        and all(
            child.tag not in _LINES or child.tag in _INLINE
            for child in element
        )
    ]


def _shallow_text(element: html.HtmlElement) -> str:
    """Return the text of an element and of its children."""
    text = element.text or ""
    for child in element:
        text += (child.text or "") + (child.tail or "")
    return text
