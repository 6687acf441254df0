"""
A story's metadata in JSON-LD, in the vocabulary of schema.org.

It reads ``NewsArticle`` and related types, ``LiveBlogPosting`` with its
updates, ``ImageGallery``, and the pictures of all of them.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, cast

import msgspec
from lxml import etree, html

from extractors.fields.cms_code import strip_markdown, strip_short_codes
from extractors.fields.text import collapse_spaces, join_lines
from extractors.html.metadata.jsonld import read_nodes, types_of
from extractors.html.metadata.page_parts import is_account_page

__all__ = ["ImageObject", "PageMetadata", "read_metadata"]

_LIVE_BLOGS = etree.XPath("//*[contains(@itemtype, 'LiveBlogPosting')]")
_STORY = re.compile(
    r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsItem|SocialMedia"
    r"Posting|Review|ImageGallery|MediaGallery)$"
)
_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?h\d)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(
    r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE
)
_DATA = re.compile(
    r"\s{0,40}(?:\{|\[\s{0,40}\{)\s{0,40}\"[\w-]{1,40}\"\s{0,9}:"
)
_MAX_ESCAPES = 3


class ImageObject(msgspec.Struct, frozen=True):
    """A picture as the JSON-LD describes it."""

    url: str = ""
    caption: str = ""
    credit: str = ""


class PageMetadata(msgspec.Struct, frozen=True):
    """
    A story as the page's JSON-LD describes it.

    A field that the JSON-LD does not have is empty.

    Attributes:
        body: lines. For a live blog, the entries with their headlines.
        images: those of the story, then those in nodes of their own.
        authors: as stated; a string can contain several names.
        corporate_authors: those of the authors that are organisations, or
            accounts of the site: their page is ``/author/admin``.
        entries: the number of entries of a live blog in the body.
        is_live: its type is a live blog's.
    """

    type: str = ""
    headline: str = ""
    body: str = ""
    description: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    section: str = ""
    publisher: str = ""
    credit: str = ""
    copyright: str = ""
    authors: tuple[str, ...] = ()
    corporate_authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    images: tuple[ImageObject, ...] = ()
    entries: int = 0
    paywalled: bool = False
    is_live: bool = False


def read_metadata(tree: html.HtmlElement) -> PageMetadata:
    """
    Read the metadata of the page's main story from its JSON-LD.

    That it is a live blog can be said by the elements, too (microdata).
    """
    nodes = read_nodes(tree)
    stories = [node for node in nodes if _is_story(node)]
    separate_images = tuple(
        image
        for node in nodes
        if "ImageObject" in types_of(node)
        for image in _images(node)
    )
    is_live = _is_marked_live(tree)
    if not stories:
        return PageMetadata(images=separate_images, is_live=is_live)
    main = _to_metadata(max(stories, key=_completeness), _by_id(nodes))
    return msgspec.structs.replace(
        main,
        images=(*main.images, *separate_images),
        is_live=main.is_live or is_live,
    )


def _is_marked_live(tree: html.HtmlElement) -> bool:
    """Return whether an element with the page's heading is a live blog."""
    elements = cast("list[html.HtmlElement]", _LIVE_BLOGS(tree))
    return any(
        next(element.iter("h1"), None) is not None for element in elements
    )


def _by_id(nodes: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """Return the nodes that others can refer to, the first of each id."""
    named: dict[str, Any] = {}
    for node in nodes:
        ident = node.get("@id")
        if isinstance(ident, str) and _name(node):
            named.setdefault(ident, node)
    return named


def _is_story(node: dict[str, Any]) -> bool:
    return any(map(_STORY.search, types_of(node)))


def _completeness(node: dict[str, Any]) -> tuple[bool, int, int]:
    """Return a sort key: a headline counts first, then date and author."""
    fields = sum(bool(node.get(name)) for name in ("datePublished", "author"))
    return (
        bool(_text(node.get("headline"))),
        fields,
        len(_body(node)),
    )


def _to_metadata(node: dict[str, Any], nodes: dict[str, Any]) -> PageMetadata:
    authors = _resolve(node.get("author") or node.get("creator"), nodes)
    return PageMetadata(
        type=types_of(node)[0],
        headline=_headline(node.get("headline") or node.get("name")),
        body=_body(node),
        description=_line(node.get("description")),
        published=_line(node.get("datePublished")),
        modified=_line(node.get("dateModified")),
        language=_line(node.get("inLanguage")),
        section=_line(node.get("articleSection")),
        publisher=_name(_resolve(node.get("publisher"), nodes)),
        credit=_line(node.get("creditText")),
        copyright=_name(node.get("copyrightHolder")),
        authors=_names(authors),
        corporate_authors=_names(list(filter(_is_organisation, authors))),
        keywords=_keywords(node.get("keywords")),
        images=tuple(
            image
            for name in ("image", "associatedMedia")
            for image in _images(node.get(name))
        ),
        entries=len(_entries(node)),
        paywalled=_line(node.get("isAccessibleForFree")).lower() == "false",
        is_live="LiveBlogPosting" in types_of(node),
    )


def _body(node: dict[str, Any]) -> str:
    article = _prose(node.get("articleBody"))
    added = [entry for entry in _entries(node) if entry not in article]
    return "\n".join(filter(None, [article, *added]))


def _entries(node: dict[str, Any]) -> list[str]:
    """Return a live blog's entries, in the order of the JSON-LD."""
    updates = node.get("liveBlogUpdate")
    return [
        entry
        for update in (updates if isinstance(updates, list) else [updates])
        if isinstance(update, dict) and (entry := _entry(update))
    ]


def _entry(update: dict[str, Any]) -> str:
    """Return the headline and the text of a live blog's entry."""
    headline = _headline(update.get("headline"))
    prose = _prose(update.get("articleBody"))
    return "\n".join(filter(None, (headline, prose)))


def _images(value: Any) -> Iterator[ImageObject]:
    for image in value if isinstance(value, list) else [value]:
        if isinstance(image, str):
            yield ImageObject(url=image)
        elif isinstance(image, dict):
            yield ImageObject(
                url=_line(image.get("contentUrl") or image.get("url")),
                caption=_line(
                    image.get("caption") or image.get("description")
                ),
                credit=_line(image.get("creditText"))
                or _name(image.get("author") or image.get("creator")),
            )


def _resolve(value: Any, nodes: dict[str, Any]) -> list[Any]:
    """
    Return a property's values; a reference is replaced by its node.

    A role states the person again: ``{"@type": "Role", "author": {...}}``.
    """
    values = list(map(_of_role, value if isinstance(value, list) else [value]))
    return [
        nodes.get(str(item.get("@id")), item)
        if isinstance(item, dict) and not item.get("name")
        else item
        for item in values
    ]


def _of_role(value: Any) -> Any:
    is_role = isinstance(value, dict) and "Role" in types_of(value)
    return (is_role and value.get("author")) or value


def _is_organisation(value: Any) -> bool:
    return isinstance(value, dict) and (
        any(
            kind.endswith(("Organization", "Corporation"))
            for kind in types_of(value)
        )
        or any(
            is_account_page(_line(value.get(name))) for name in ("@id", "url")
        )
    )


def _names(value: Any) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    return tuple(
        dict.fromkeys(name for person in people if (name := _name(person)))
    )


def _name(value: Any) -> str:
    if isinstance(value, dict):
        parts = map(_line, map(value.get, ("givenName", "familyName")))
        stated = value.get("name")
        name = ", ".join(_names(stated)) if isinstance(stated, list) else ""
        return name or _line(stated) or " ".join(filter(None, parts))
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _line(value)


def _keywords(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    return tuple(
        dict.fromkeys(line for keyword in value if (line := _line(keyword)))
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return collapse_spaces(_ANY_TAG.sub("", unescape(_text(value))))


def _headline(value: Any) -> str:
    return join_lines(_ANY_TAG.sub("", unescape(_text(value))))


def _prose(value: Any) -> str:
    """
    Return a body as lines, without the markup that some sites put in.

    The markup can be escaped more than once. A body that is an editor's data
    in JSON is no text.
    """
    text = _text(value)
    if _DATA.match(text):
        return ""
    for _ in range(_MAX_ESCAPES):
        if _ESCAPE.search(text) is None:
            break
        text = unescape(text)
    text = strip_short_codes(strip_markdown(_TAG.sub("\n", text)))
    return _ANY_TAG.sub("", text).strip()
