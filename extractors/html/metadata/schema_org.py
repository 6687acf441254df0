"""
What a page says of its story to machines: schema.org in JSON-LD.

``NewsArticle`` and its kin, ``LiveBlogPosting`` with its updates,
``ImageGallery``, and the pictures of all of them.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec
from lxml import html

from extractors.fields.text import as_sent, one_line
from extractors.html.metadata.jsonld import nodes, types

__all__ = ["ImageObject", "PageMetadata", "read_metadata"]

_STORY = re.compile(
    r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsItem|SocialMedia"
    r"Posting|Review|ImageGallery|MediaGallery)$"
)
_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?h\d)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


class ImageObject(msgspec.Struct, frozen=True):
    """A picture as structured data describes it."""

    url: str = ""
    caption: str = ""
    credit: str = ""


class PageMetadata(msgspec.Struct, frozen=True):
    """
    The story as the page's JSON-LD states it; empty where silent.

    Attributes:
        body: lines; of a live blog its entries', each with its headline.
        entries: how many entries of a live blog the body holds.
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
    keywords: tuple[str, ...] = ()
    shots: tuple[ImageObject, ...] = ()
    entries: int = 0
    paywalled: bool = False


def read_metadata(tree: html.HtmlElement) -> PageMetadata:
    """Read the page's main story from its JSON-LD."""
    every = nodes(tree)
    stories = [node for node in every if _is_story(node)]
    apart = tuple(
        shot
        for node in every
        if "ImageObject" in types(node)
        for shot in _shots(node)
    )
    if not stories:
        return PageMetadata(shots=apart)
    main = _stated(max(stories, key=_weight))
    return msgspec.structs.replace(main, shots=(*main.shots, *apart))


def _is_story(node: dict[str, Any]) -> bool:
    return any(map(_STORY.search, types(node)))


def _weight(node: dict[str, Any]) -> tuple[bool, int, int]:
    """Prefer the node that has a headline, then the one that says most."""
    says = sum(bool(node.get(name)) for name in ("datePublished", "author"))
    return (
        bool(_text(node.get("headline"))),
        says,
        len(_body(node)),
    )


def _stated(node: dict[str, Any]) -> PageMetadata:
    return PageMetadata(
        type=types(node)[0],
        headline=_headline(node.get("headline") or node.get("name")),
        body=_body(node),
        description=_line(node.get("description")),
        published=_line(node.get("datePublished")),
        modified=_line(node.get("dateModified")),
        language=_line(node.get("inLanguage")),
        section=_line(node.get("articleSection")),
        publisher=_name(node.get("publisher")),
        credit=_line(node.get("creditText")),
        copyright=_name(node.get("copyrightHolder")),
        authors=_names(node.get("author")),
        keywords=_keywords(node.get("keywords")),
        shots=tuple(
            shot
            for name in ("image", "associatedMedia")
            for shot in _shots(node.get(name))
        ),
        entries=len(_entries(node)),
        paywalled=_line(node.get("isAccessibleForFree")).lower() == "false",
    )


def _body(node: dict[str, Any]) -> str:
    own = _prose(node.get("articleBody"))
    told = [entry for entry in _entries(node) if entry not in own]
    return "\n".join(filter(None, [own, *told]))


def _entries(node: dict[str, Any]) -> list[str]:
    """Give a live blog's entries: headline and text, newest first as sent."""
    updates = node.get("liveBlogUpdate")
    return [
        entry
        for one in (updates if isinstance(updates, list) else [updates])
        if isinstance(one, dict)
        and (
            entry := "\n".join(
                filter(
                    None,
                    (
                        _headline(one.get("headline")),
                        _prose(one.get("articleBody")),
                    ),
                )
            )
        )
    ]


def _shots(value: Any) -> Iterator[ImageObject]:
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


def _names(value: Any) -> tuple[str, ...]:
    many = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for one in many if (name := _name(one))))


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return _line(value.get("name"))
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _line(value)


def _keywords(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(word for one in value if (word := _line(one))))


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "\n".join(one for one in value if isinstance(one, str))
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return one_line(_ANY_TAG.sub("", unescape(_text(value))))


def _headline(value: Any) -> str:
    return as_sent(_ANY_TAG.sub("", unescape(_text(value))))


def _prose(value: Any) -> str:
    """Give a body as lines; some houses put markup or entities into it."""
    text = _TAG.sub("\n", unescape(_text(value)))
    return _ANY_TAG.sub("", text).strip()
