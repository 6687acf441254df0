"""
The authors in lines of a page that no class and no link marks.

    <li><b>Author</b> Ann Berg</li>      a label, anywhere in the page
    <p>By Ann Berg</p>                   a line beside the headline
"""

from collections.abc import Iterator
from itertools import islice

from lxml import html

from extractors.fields import byline
from extractors.fields.authors import (
    is_author_label,
    is_full_name,
    is_list_of_names,
    parse_authors,
    split_label,
)
from extractors.fields.text import collapse_spaces
from extractors.html.dom import text_of
from extractors.html.metadata.author_marks import (
    ShownAuthors,
    around,
    is_elsewhere,
    levels_of,
)
from extractors.html.metadata.beside_authors import is_short

__all__ = ["find_author_lines"]

_MAX_LABEL = 30  # characters
_MAX_LABELS = 20  # labels of a page that are looked at
_MIN_PARAGRAPH = 80  # characters
_MAX_NEAR = 40  # elements behind the headline
_NO_TEXT = frozenset({"script", "style", "title", "option", "textarea"})


def find_author_lines(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> ShownAuthors:
    """
    Return the names behind a label, else those of a line ``By Ann Berg``.

    Labels that announce different names are not believed: they are those of
    several stories.
    """
    levels = levels_of(heading)
    found = list(_labelled(tree, levels))
    if len({shown.names for shown in found}) == 1:
        parts = [part for shown in found for part in shown.elements]
        return ShownAuthors(found[0].names, tuple(parts))
    if heading is None:
        return ShownAuthors()
    near = around(tree, heading)[:_MAX_NEAR]
    lines = (_read_line(element, levels) for element in near)
    return next(filter(None, lines), ShownAuthors())


def _labelled(
    tree: html.HtmlElement, levels: set[html.HtmlElement]
) -> Iterator[ShownAuthors]:
    labels = (element for element in tree.iter("*") if _is_label(element))
    for label in islice(labels, _MAX_LABELS):
        names = _names(_text_behind(label))
        block = label.getparent()
        if names and block is not None and _is_of_story(label, levels):
            elements = (block,) if is_short(block) else ()
            yield ShownAuthors(names, elements)


def _is_label(element: html.HtmlElement) -> bool:
    text = element.text
    return (
        bool(text)
        and len(text) <= _MAX_LABEL
        and element.tag not in _NO_TEXT
        and not len(element)
        and is_author_label(text)
    )


def _text_behind(label: html.HtmlElement) -> str:
    """Return the text behind a label: its tail, else the next element."""
    tail = collapse_spaces(label.tail or "").strip(":： ")
    if tail:
        return tail
    following = label.getnext()
    if following is None or not is_short(following):
        return ""
    links = list(following.iter("a"))
    if any("tag" in (link.get("rel") or "") for link in links):
        return ""
    return ", ".join(map(text_of, links)) or text_of(following)


def _names(text: str) -> tuple[str, ...]:
    if not is_list_of_names(text):
        return ()
    return tuple(filter(is_full_name, parse_authors(text, is_shown=True)))


def _is_of_story(
    element: html.HtmlElement, levels: set[html.HtmlElement]
) -> bool:
    for part in (element, *element.iterancestors()):
        if part in levels:
            return True
        if is_elsewhere(part, levels):
            return False
    return True


def _read_line(
    element: html.HtmlElement, levels: set[html.HtmlElement]
) -> ShownAuthors | None:
    """
    Return the names of a line that begins with ``By``.

    A line among the paragraphs of the story is read with its text, unless
    its names are links: such a line is no text.
    """
    if element.tag in _NO_TEXT or not is_short(element):
        return None
    text = text_of(element)
    if not split_label(text)[0] or not _is_of_story(element, levels):
        return None
    if any(split_label(text_of(child))[0] for child in element):
        return None
    if _is_paragraph(element):
        return None
    stated = byline.parse(text)
    names = _names(stated) if stated else ()
    return ShownAuthors(names, (element,)) if names else None


def _is_paragraph(element: html.HtmlElement) -> bool:
    following = element.getnext()
    return (
        element.tag == "p"
        and next(element.iter("a"), None) is None
        and following is not None
        and following.tag == "p"
        and len(text_of(following)) >= _MIN_PARAGRAPH
    )
