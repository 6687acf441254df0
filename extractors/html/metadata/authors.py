"""
The authors of a page's story.

The sources in order: the story in JSON-LD, meta elements, what the page shows
beside the headline. A person goes before the name of the site or an agency,
which many pages state for each story. What the page shows also counts if it
names the stated authors and more.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import html

from extractors.fields.authors import parse_authors
from extractors.fields.credit import names_only_agencies
from extractors.fields.text import collapse_spaces, fold
from extractors.html.dom import classes
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.visible_dates import find_heading

__all__ = ["PageAuthors", "find_authors"]

_META_NAME = re.compile(
    r"(?:^|[.:_-])(?:article)?(?:authors?|byl|byline|creator|writer)$"
)
_NOT_META = re.compile(r"^(?:twitter|fb|cre|web)[.:_-]|url|ogp\.me")
_MARK = re.compile(
    r"by-?line|auth?or(?!i[sz]|i[td])|redacteur|schreiber", re.IGNORECASE
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|popular|most-?read|"
    r"trending|teasers?|cards?|footer|sidebar|newsletter|carousel|promo|"
    r"latest|photo|credits?|caption|image)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s_-]|author)(?:bio\w*|about|avatar|photo|pic\w*|image|img|"
    r"socials?|socmed|twitter|facebook|e?mail|contact|follow|share|date|time|"
    r"role|job|position|title|desc\w*|more|button|icon|tooltip)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?:^|\.)(?:twitter|x|facebook|instagram|linkedin|threads|bsky|mastodon|"
    r"youtube|tiktok|telegram|t|whatsapp|pinterest|reddit|vk|xing)\.\w+$"
)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "button", "time", "svg",
     "figure", "form", "img", "input"}
)  # fmt: skip
_NEVER = frozenset({"nav", "footer", "aside", "figure", "figcaption", "head"})
_MAX_BEFORE, _MAX_AFTER = 25, 150  # elements from the headline
_MAX_TEXT = 300  # characters; a longer text is no byline
_MAX_MARKED = 200  # marked elements of a page that are looked at


class PageAuthors(NamedTuple):
    """
    The authors of a page's story.

    Attributes:
        names: in order; empty if the page names no author.
        source: where they were found.
        elements: what shows them; it is no part of the body.
    """

    names: tuple[str, ...] = ()
    source: str = ""
    elements: tuple[html.HtmlElement, ...] = ()


def find_authors(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> PageAuthors:
    """
    Return the authors of the story, and where they are stated.

    Args:
        tree: the whole page.
        metadata: its JSON-LD.
        meta_tags: its meta elements.
    """
    site = {
        fold(name)
        for name in (
            meta_tags.get("og:site_name", ""),
            meta_tags.get("application-name", ""),
            metadata.publisher,
        )
        if name
    }
    linked = _linked(metadata)
    shown, elements = _shown(tree, metadata, meta_tags)
    shown = _people(shown, site)
    if _people(linked, site, metadata.corporate_authors):
        if set(map(fold, linked)) < set(map(fold, shown)):
            return PageAuthors(shown, "shown", elements)
        return PageAuthors(linked, "json-ld", elements)
    for name, text in meta_tags.items():
        if _META_NAME.search(name) and not _NOT_META.search(name):
            stated = _people(parse_authors(text), site)
            if stated:
                return PageAuthors(stated, name, elements)
    if shown:
        return PageAuthors(shown, "shown", elements)
    return PageAuthors(linked, "json-ld" if linked else "", elements)


def _linked(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the authors in JSON-LD; a person's string can be a list."""
    names: dict[str, str] = {}
    for stated in metadata.authors:
        is_corporate = stated in metadata.corporate_authors
        parsed = parse_authors(stated)
        for name in (stated,) if is_corporate and parsed else parsed:
            if "://" not in name:
                names.setdefault(fold(name), name)
    return tuple(names.values())


def _people(
    names: Iterable[str], site: set[str], corporate: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the names unless all are of the site, an agency or a firm."""
    stated = tuple(name for name in names if fold(name) not in site)
    is_named = any(
        name not in corporate
        and not names_only_agencies(name)
        and not _is_host(name)
        for name in stated
    )
    return stated if is_named else ()


def _is_host(name: str) -> bool:
    """Return whether the first word is a host: ``paper.example editor``."""
    return bool(re.match(r"[\w-]+(?:\.[a-z]{2,})+(?:\s|$)", name))


def _shown(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> tuple[tuple[str, ...], tuple[html.HtmlElement, ...]]:
    """Return the names that stand beside the headline, and their elements."""
    titles = (metadata.headline, meta_tags.get("og:title", ""))
    heading = find_heading(tree, titles)
    for outer in _marked(tree, heading):
        leaves = _leaves(outer)
        names = {
            fold(name): name
            for leaf in leaves
            for text in _texts(leaf)
            for name in parse_authors(text, is_shown=True)
            if " " in name or not name.isascii()
        }
        if names:
            return tuple(names.values()), (outer,)
    return (), ()


def _marked(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> Iterator[html.HtmlElement]:
    """Yield the outermost marked elements, nearest to the heading first."""
    elements = list(tree.iter("*"))
    at = elements.index(heading) if heading is not None else 0
    near = [
        *elements[at : at + _MAX_AFTER],
        *reversed(elements[max(0, at - _MAX_BEFORE) : at]),
    ]
    strong = (e for e in elements if _is_property(e))
    levels = set() if heading is None else set(heading.iterancestors())
    seen: set[html.HtmlElement] = set()
    for element in islice(
        (e for e in (*near, *strong) if _is_mark(e)), _MAX_MARKED
    ):
        outer = _outermost(element, levels)
        if outer is not None and outer not in seen:
            seen.add(outer)
            yield outer


def _is_property(element: html.HtmlElement) -> bool:
    return "author" in (element.get("itemprop") or "").split()


def _is_mark(element: html.HtmlElement) -> bool:
    if element.tag in {"meta", "link", "body", "html", "article", "main"}:
        return False
    return (
        _is_property(element)
        or "author" in (element.get("rel") or "").split()
        or bool((name := classes(element)) and _MARK.search(name))
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
        if part.tag in _NEVER or _AROUND.search(classes(part)):
            return None
        if part.tag == "article" and levels:
            return None
        if _is_mark(part) and _is_short(part):
            outer = part
    return outer if _is_short(outer) else None


def _is_short(element: html.HtmlElement) -> bool:
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > _MAX_TEXT:
            return False
    return True


def _leaves(outer: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the innermost marked elements, else the element itself."""
    marked = [e for e in outer.iterdescendants("*") if _is_mark(e)]
    around = {part for e in marked for part in e.iterancestors()}
    leaves = [
        e
        for e in marked
        if e not in around and not _is_beside(e) and any(_texts(e))
    ]
    return leaves or [outer]


def _is_beside(element: html.HtmlElement) -> bool:
    """Return whether an element shows something else than a name."""
    if element.tag in _SKIPPED or _BESIDE.search(classes(element)):
        return True
    href = element.get("href") or ""
    if href.startswith(("mailto:", "tel:")):
        return True
    try:
        return bool(_SOCIAL.search(urlsplit(href).netloc))
    except ValueError:
        return True


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts of an element without buttons and dates."""
    parts: list[str] = []
    for part in _parts(element, is_root=True):
        if part == "\n":
            yield collapse_spaces("".join(parts))
            parts = []
        else:
            parts.append(part)
    yield collapse_spaces("".join(parts))


def _parts(
    element: html.HtmlElement, *, is_root: bool = False
) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    if is_root or not _is_beside(element):
        is_block = element.tag in {"div", "p", "li", "ul", "h2", "h3", "h4",
                                   "br", "section", "dd", "dt"}  # fmt: skip
        if is_block:
            yield "\n"
        yield element.text or ""
        for child in element:
            yield from _parts(child)
            yield child.tail or ""
        if is_block:
            yield "\n"
    else:
        yield "\n"
