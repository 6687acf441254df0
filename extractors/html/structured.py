"""
What a page says of itself to machines: JSON-LD and meta elements.

schema.org ``NewsArticle`` and its kin, Open Graph, Dublin Core and
the older names that newsrooms still write.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec
from lxml import html

from extractors.fields.text import as_sent, one_line

__all__ = ["Shot", "Stated", "metas", "stated"]

_STORY = re.compile(
    r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsItem|SocialMedia"
    r"Posting|Review)$"
)
_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?h\d)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_DEEPEST = 8  # levels of nesting; real graphs need four


class Shot(msgspec.Struct, frozen=True):
    """A picture as structured data describes it."""

    url: str = ""
    caption: str = ""
    credit: str = ""


class Stated(msgspec.Struct, frozen=True):
    """The story as the page's JSON-LD states it; empty where silent."""

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
    shots: tuple[Shot, ...] = ()
    paywalled: bool = False


def stated(tree: html.HtmlElement) -> Stated:
    """Read the page's main story from its JSON-LD."""
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(_loaded(script.text or ""))
    ]
    stories = [node for node in nodes if _is_story(node)]
    apart = tuple(
        shot
        for node in nodes
        if "ImageObject" in _types(node)
        for shot in _shots(node)
    )
    if not stories:
        return Stated(shots=apart)
    main = _stated(max(stories, key=_weight))
    return msgspec.structs.replace(main, shots=(*main.shots, *apart))


def metas(tree: html.HtmlElement) -> dict[str, str]:
    """
    Give the page's meta elements, names in lower case.

    The first of a name wins; ``property``, ``name`` and ``itemprop``
    share one space.
    """
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = as_sent(meta.get("content") or "")
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        for name in names:
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _loaded(script: str) -> Any:
    script = script.strip()
    for text in (script, _TRAILING_COMMA.sub(r"\1", script)):
        start = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
        if start < 0:
            return None
        try:
            return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemReviewed",
        ):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(
        one.rpartition("/")[2] for one in kinds if isinstance(one, str)
    )


def _is_story(node: dict[str, Any]) -> bool:
    return any(map(_STORY.search, _types(node)))


def _weight(node: dict[str, Any]) -> tuple[bool, int, int]:
    """Prefer the node that has a headline, then the one that says most."""
    says = sum(bool(node.get(name)) for name in ("datePublished", "author"))
    return (
        bool(_text(node.get("headline"))),
        says,
        len(_text(node.get("articleBody"))),
    )


def _stated(node: dict[str, Any]) -> Stated:
    return Stated(
        type=_types(node)[0],
        headline=_headline(node.get("headline") or node.get("name")),
        body=_prose(node.get("articleBody")),
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
        shots=tuple(_shots(node.get("image"))),
        paywalled=_line(node.get("isAccessibleForFree")).lower() == "false",
    )


def _shots(value: Any) -> Iterator[Shot]:
    for image in value if isinstance(value, list) else [value]:
        if isinstance(image, str):
            yield Shot(url=image)
        elif isinstance(image, dict):
            yield Shot(
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
