"""
The authors that a page marks beside the headline of its story.

An element is marked by its class, by ``rel=author`` or ``itemprop=author``,
or by a link to the page of an author. Pictures, roles, dates and buttons
stand beside the names, and other stories have authors, too.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import html

from extractors.fields import byline
from extractors.fields.authors import (
    has_role,
    is_author_label,
    is_full_name,
    parse_authors,
)
from extractors.fields.text import fold
from extractors.html.dom import classes, text_lines, text_of
from extractors.html.metadata.beside_authors import (
    is_beside,
    is_in_prose,
    is_of_other_task,
    is_short,
)
from extractors.html.metadata.page_parts import (
    OTHER_STORIES,
    class_pattern,
    is_account_page,
)

__all__ = [
    "ShownAuthors",
    "around",
    "find_author_codes",
    "find_marked_authors",
    "is_elsewhere",
    "levels_of",
]

_MARK = re.compile(
    r"by-?line|auth?or(?!i[sz]|i[td])|redacteur|schreiber", re.IGNORECASE
)
_AUTHOR_PAGE = re.compile(
    r"[/?](?:authors?|autor(?:a|en|es|i)?|auteurs?|autore|auteure?|writers?|"
    r"journalists?|journalistes?|contributors?|reporters?|columnists?|"
    r"profile|redakteure?|redacteurs?|periodistas?)[/=][^/?#]",
    re.IGNORECASE,
)
_NOT_AUTHORS = class_pattern(
    r"teasers?|cards?|newsletter|photo|credits?|caption|image"
)
_NEVER = frozenset({"nav", "footer", "aside", "figure", "figcaption", "head"})
_NO_MARK = frozenset({"meta", "link", "body", "html", "article", "main"})
_MAX_BEFORE, _MAX_AFTER = 25, 150  # elements from the headline
_MAX_CODES = 30  # characters
_MAX_MARKED = 200  # marked elements of a page that are looked at


class ShownAuthors(NamedTuple):
    """
    The authors that a page shows.

    Attributes:
        names: in order; empty if it shows none.
        elements: what shows them; it is no part of the body.
        accounts: those of the names that are the site's accounts.
    """

    names: tuple[str, ...] = ()
    elements: tuple[html.HtmlElement, ...] = ()
    accounts: tuple[str, ...] = ()


def find_marked_authors(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> ShownAuthors:
    """Return the names in the marked element nearest to the heading."""
    for outer in _marked(tree, heading):
        names: dict[str, str] = {}
        accounts: list[str] = []
        for leaf in _leaves(outer):
            for line in text_lines(leaf, is_left_out=is_beside):
                text = byline.strip_additions(line)
                for name in parse_authors(text, is_shown=True):
                    if is_full_name(name) and not (names and has_role(name)):
                        names.setdefault(fold(name), name)
                        if is_account_page(leaf.get("href") or ""):
                            accounts.append(name)
        if names:
            block = _with_label(outer)
            return ShownAuthors(
                tuple(names.values()), (block,), tuple(accounts)
            )
    return ShownAuthors()


def _with_label(element: html.HtmlElement) -> html.HtmlElement:
    """Return an element, or the short block of it and the ``By`` before it."""
    parent = element.getparent()
    if (
        parent is not None
        and parent.tag not in _NO_MARK
        and is_author_label(parent.text or "")
        and parent[0] is element
        and is_short(parent)
    ):
        return parent
    return element


def find_author_codes(tree: html.HtmlElement) -> tuple[str, ...]:
    """
    Return the codes of the authors: ``<span itemprop="author">abe</span>``.

    Newsrooms sign short stories with the letters of a writer or a desk.
    """
    for element in islice(filter(_is_property, tree.iter("*")), _MAX_MARKED):
        text = (element.text or "").strip()
        if element.tag in _NO_MARK or len(element) or len(text) > _MAX_CODES:
            continue
        if _outermost(element, set()) is None:
            continue
        names = parse_authors(text)
        if names and not any(" " in name for name in names):
            return names
    return ()


def around(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> list[html.HtmlElement]:
    """Return the elements behind a heading, then those before it."""
    elements = list(tree.iter("*"))
    at = elements.index(heading) if heading is not None else 0
    return [
        *elements[at : at + _MAX_AFTER],
        *reversed(elements[max(0, at - _MAX_BEFORE) : at]),
    ]


def levels_of(heading: html.HtmlElement | None) -> set[html.HtmlElement]:
    """Return the blocks around a heading."""
    return set() if heading is None else set(heading.iterancestors())


def is_elsewhere(
    part: html.HtmlElement, levels: set[html.HtmlElement]
) -> bool:
    """Return whether a part of a page is about something else."""
    name = classes(part)
    return (
        part.tag in _NEVER
        or bool(OTHER_STORIES.search(name) or _NOT_AUTHORS.search(name))
        or (part.tag == "article" and bool(levels))
    )


def _marked(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> Iterator[html.HtmlElement]:
    """Yield the outermost marked elements, nearest to the heading first."""
    strong = (e for e in tree.iter("*") if _is_property(e))
    levels = levels_of(heading)
    seen: set[html.HtmlElement] = set()
    for element in islice(
        (e for e in (*around(tree, heading), *strong) if _is_mark(e)),
        _MAX_MARKED,
    ):
        outer = _outermost(element, levels)
        if outer is None or outer in seen:
            continue
        seen.add(outer)
        if not is_of_other_task(outer):
            yield outer


def _is_property(element: html.HtmlElement) -> bool:
    return "author" in (element.get("itemprop") or "").split()


def _is_mark(element: html.HtmlElement) -> bool:
    if element.tag in _NO_MARK:
        return False
    return (
        _is_property(element)
        or _is_author_link(element)
        or bool((name := classes(element)) and _MARK.search(name))
    )


def _is_author_link(element: html.HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").split() or (
        element.tag == "a"
        and bool(_AUTHOR_PAGE.search(element.get("href") or ""))
        and not is_in_prose(element)
    )


def _outermost(
    element: html.HtmlElement, levels: set[html.HtmlElement]
) -> html.HtmlElement | None:
    """
    Return the largest marked block with a short text around an element.

    None if it stands in a part of the page about something else.
    """
    outer = element
    for part in (element, *element.iterancestors()):
        if part in levels:
            break
        if is_elsewhere(part, levels):
            return None
        if _is_mark(part) and is_short(part):
            outer = part
    return outer if is_short(outer) else None


def _leaves(outer: html.HtmlElement) -> list[html.HtmlElement]:
    """
    Return the elements of a block that contain its names.

    These are the links to authors, else the innermost marked elements, else
    the block itself.
    """
    marked = [e for e in outer.iterdescendants("*") if _is_mark(e)]
    links = [
        e
        for e in marked
        if _is_author_link(e)
        and not is_beside(e)
        and not is_of_other_task(e)
        and " " in text_of(e)
    ]
    if links:
        return links
    around_marks = {part for e in marked for part in e.iterancestors()}
    leaves = [
        e
        for e in marked
        if e not in around_marks
        and not is_beside(e)
        and not is_of_other_task(e)
        and any(text_lines(e, is_left_out=is_beside))
    ]
    return leaves or [outer]
