"""Read the media objects of a feed item: Media RSS 1.5 and enclosures."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from msgspec.structs import replace

from extractors.formats.common.media import media_kind, parse_pixels
from extractors.formats.common.text import strip_html
from extractors.formats.syntax import xml
from extractors.model.errors import ExtractError
from extractors.model.item import Media, Rendition

__all__ = ["FeedMedia", "read_media"]


class FeedMedia(NamedTuple):
    """
    The media of a feed item.

    Attributes:
        objects: each object once.
        descriptions: the text of every ``media:description``, also of one
            that belongs to no object. It describes a picture and is no text
            of the item.
    """

    objects: tuple[Media, ...]
    descriptions: tuple[str, ...]


def read_media(
    body: bytes, enclosures: Iterable[Any], language: str = ""
) -> FeedMedia:
    """
    Return the media of a one-item feed document.

    Args:
        body: the document.
        enclosures: those that feedparser found; it also reads documents that
            are not valid XML.
        language: BCP 47 of the feed.
    """
    try:
        item = next(
            xml.descendants(
                xml.parse(body, language=language), "item", "entry"
            ),
            None,
        )
    except ExtractError:
        item = None
    descriptions = tuple(
        strip_html(xml.text(element))
        for element in xml.descendants(item, "description")
        if _is_media_rss(element)
    )
    return FeedMedia(_objects(item, enclosures, descriptions), descriptions)


def _objects(
    item: xml.Element | None,
    enclosures: Iterable[Any],
    descriptions: tuple[str, ...],
) -> tuple[Media, ...]:
    """Return each object once; a lone description is of the only object."""
    objects = [*_contents(item), *_enclosure_media(enclosures)]
    best: dict[str, Media] = {}
    for media in objects:
        known = best.get(media.uri)
        if known is None or (media.caption and not known.caption):
            best[media.uri] = media
    if len(best) == len(descriptions) == 1:
        return tuple(
            replace(media, caption=media.caption or descriptions[0])
            for media in best.values()
        )
    return tuple(best.values())


def _contents(item: xml.Element | None) -> list[Media]:
    """Return the objects in ``content`` elements, else in ``thumbnail``."""
    contents = [
        content
        for content in xml.descendants(item, "content")
        if "media" in (content.prefix or "") or "mrss" in content.tag
    ]
    with_url = [content for content in contents if content.get("url")]
    if with_url or item is None:
        return [
            _media_object(item, renditions)
            for renditions in _group_renditions(with_url)
        ]
    thumbnails = [
        _media_object(item, [thumbnail])
        for thumbnail in list(xml.descendants(item, "thumbnail"))
        if thumbnail.get("url")
    ]
    return thumbnails or _images(item)


def _images(item: xml.Element) -> list[Media]:
    """
    Return the pictures in ``image`` elements of an item.

    They are no part of RSS, but many sites write them: with the address as
    text, or in a ``url``. That of a podcast (``itunes``) is its logo.
    """
    addresses = (
        xml.text(next(xml.children(image, "url"), image))
        for image in xml.children(item, "image")
        if "itunes" not in image.tag
    )
    return [
        Media(uri=href, renditions=(Rendition(name="main", href=href),))
        for href in map(str.strip, addresses)
        if href.startswith(("https://", "http://")) and " " not in href
    ]


def _group_renditions(contents: list[xml.Element]) -> list[list[xml.Element]]:
    """Join the contents of each ``group``: sizes of the same picture."""
    groups: dict[xml.Element, list[xml.Element]] = {}
    for content in contents:
        parent = content.getparent()
        grouped = parent is not None and xml.local_name(parent) == "group"
        key = parent if grouped and parent is not None else content
        groups.setdefault(key, []).append(content)
    return list(groups.values())


def _media_object(
    item: xml.Element | None, renditions: list[xml.Element]
) -> Media:
    """Return one object, described by its widest rendition."""
    widest = max(
        renditions, key=lambda content: parse_pixels(content.get("width"))
    )
    href = xml.attribute(widest, "url")
    content_type = xml.attribute(widest, "type")
    return Media(
        uri=href,
        type=media_kind(content_type, xml.attribute(widest, "medium"), href),
        headline=strip_html(_field_text(item, widest, "title")),
        caption=strip_html(_field_text(item, widest, "description", "text")),
        credit_line=strip_html(
            _field_text(item, widest, "credit", "copyright")
        ),
        renditions=tuple(map(_rendition, renditions)),
    )


def _rendition(content: xml.Element) -> Rendition:
    return Rendition(
        name="main",
        href=xml.attribute(content, "url"),
        content_type=xml.attribute(content, "type"),
        width=parse_pixels(content.get("width")),
        height=parse_pixels(content.get("height")),
    )


def _field_text(
    item: xml.Element | None, content: xml.Element, *names: str
) -> str:
    """
    Return a field of the object, else of its group, else of the item.

    That is the order of precedence in Media RSS 1.5.
    """
    levels = [content]
    parent = content.getparent()
    if parent is not None and xml.local_name(parent) == "group":
        levels.append(parent)
    if item is not None:
        levels.append(item)
    for level in levels:
        for child in xml.children(level, *names):
            if level is content or _is_media_rss(child):
                return xml.text(child)
    return ""


def _is_media_rss(element: xml.Element) -> bool:
    return "search.yahoo.com/mrss" in element.tag


def _enclosure_media(enclosures: Iterable[Any]) -> list[Media]:
    return [
        Media(
            uri=enclosure["href"].strip(),
            type=media_kind(
                enclosure.get("type") or "", href=enclosure["href"]
            ),
            renditions=(
                Rendition(
                    name="main",
                    href=enclosure["href"].strip(),
                    content_type=enclosure.get("type") or "",
                ),
            ),
        )
        for enclosure in enclosures
        if (enclosure.get("href") or "").strip()
    ]
