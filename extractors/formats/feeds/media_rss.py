"""Pictures and sound of a feed item: Media RSS 1.5, enclosures, images."""

from collections.abc import Iterable
from typing import Any, Literal

from extractors.formats.common import xml
from extractors.formats.common.text import plain
from extractors.model.errors import ExtractError
from extractors.model.item import Media, Rendition

__all__ = ["kind", "media"]

Kind = Literal["picture", "graphic", "audio", "video", "text"]

_BY_EXTENSION: tuple[tuple[tuple[str, ...], Kind], ...] = (
    ((".mp3", ".m4a", ".aac", ".ogg", ".wav"), "audio"),
    ((".mp4", ".m4v", ".mov", ".webm", ".m3u8"), "video"),
)


def kind(content_type: str, medium: str = "", href: str = "") -> Kind:
    """Name the ninjs type of a media object."""
    for stated in (medium, content_type.partition("/")[0]):
        if stated in {"audio", "video"}:
            return "audio" if stated == "audio" else "video"
    path = href.partition("?")[0].lower()
    for extensions, found in _BY_EXTENSION:
        if path.endswith(extensions):
            return found
    return "picture"


def media(body: bytes, enclosures: Iterable[Any]) -> tuple[Media, ...]:
    """
    Give each media object of a one-item feed document once.

    Args:
        body: the document.
        enclosures: feedparser's, for a document that is no XML at all.
    """
    try:
        item = next(xml.descendants(xml.parse(body), "item", "entry"), None)
    except ExtractError:
        item = None
    found = [*_contents(item), *_enclosed(enclosures)]
    best: dict[str, Media] = {}
    for one in found:
        known = best.get(one.uri)
        if known is None or (one.caption and not known.caption):
            best[one.uri] = one
    return tuple(best.values())


def _contents(item: xml.Element | None) -> list[Media]:
    contents = [
        found
        for found in xml.descendants(item, "content")
        if "media" in (found.prefix or "") or "mrss" in found.tag
    ]
    with_url = [one for one in contents if one.get("url")]
    if with_url or item is None:
        return [_object(item, one) for one in _grouped(with_url)]
    thumbs = list(xml.descendants(item, "thumbnail"))
    return [_object(item, [one]) for one in thumbs if one.get("url")]


def _grouped(contents: list[xml.Element]) -> list[list[xml.Element]]:
    """Put the contents of one ``group`` together: one picture, many sizes."""
    groups: dict[xml.Element, list[xml.Element]] = {}
    for one in contents:
        parent = one.getparent()
        grouped = parent is not None and xml.local(parent) == "group"
        key = parent if grouped and parent is not None else one
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _object(item: xml.Element | None, forms: list[xml.Element]) -> Media:
    found = max(forms, key=lambda one: _pixels(one.get("width")))
    href = xml.attribute(found, "url")
    content_type = xml.attribute(found, "type")
    return Media(
        uri=href,
        type=kind(content_type, xml.attribute(found, "medium"), href),
        headline=plain(_said(item, found, "title")),
        caption=plain(_said(item, found, "description", "text")),
        credit_line=plain(_said(item, found, "credit", "copyright")),
        renditions=tuple(map(_rendition, forms)),
    )


def _rendition(found: xml.Element) -> Rendition:
    return Rendition(
        name="main",
        href=xml.attribute(found, "url"),
        content_type=xml.attribute(found, "type"),
        width=_pixels(found.get("width")),
        height=_pixels(found.get("height")),
    )


def _said(item: xml.Element | None, found: xml.Element, *names: str) -> str:
    """Look in the object, its group, then the item (Media RSS 1.5, order)."""
    places = [found]
    parent = found.getparent()
    if parent is not None and xml.local(parent) == "group":
        places.append(parent)
    if item is not None:
        places.append(item)
    for place in places:
        for child in xml.children(place, *names):
            if place is found or _is_media(child):
                return xml.text(child)
    return ""


def _is_media(element: xml.Element) -> bool:
    return "search.yahoo.com/mrss" in element.tag


def _enclosed(enclosures: Iterable[Any]) -> list[Media]:
    return [
        Media(
            uri=one["href"].strip(),
            type=kind(one.get("type") or "", href=one["href"]),
            renditions=(
                Rendition(
                    name="main",
                    href=one["href"].strip(),
                    content_type=one.get("type") or "",
                ),
            ),
        )
        for one in enclosures
        if (one.get("href") or "").strip()
    ]


def _pixels(value: str | None) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0
