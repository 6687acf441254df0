"""Pictures, graphics, audio and video of a NewsML-G2 item."""

from extractors.formats.common import xml
from extractors.formats.common.text import plain
from extractors.formats.feeds.media_rss import Kind, kind
from extractors.model.item import Media, Rendition

__all__ = ["media"]

_CLASSES: dict[str, Kind] = {
    "picture": "picture",
    "graphic": "graphic",
    "audio": "audio",
    "video": "video",
    "animation": "video",
}


def media(item: xml.Element) -> tuple[Media, ...]:
    """
    Give the item itself where it is a picture or the like, else its parts.

    All renditions of a picture item are one object; the pictures of a text
    are each their own.
    """
    remote = list(xml.descendants(item, "remoteContent"))
    kinds = [one for one in map(_rendition, remote) if one.href]
    own = _CLASSES.get(_class(item))
    if own:
        return (_own(item, own, tuple(kinds)),)
    found = [*map(_part, kinds), *_referred(item)]
    return tuple({one.uri: one for one in found}.values())


def _class(item: xml.Element) -> str:
    meta = xml.first(item, "itemMeta", "itemClass")
    stated = xml.attribute(meta, "qcode") or xml.attribute(meta, "uri")
    return stated.replace("/", ":").rpartition(":")[2].lower()


def _own(
    item: xml.Element, own: Kind, renditions: tuple[Rendition, ...]
) -> Media:
    content = xml.first(item, "contentMeta")
    return Media(
        uri=xml.attribute(item, "guid"),
        type=own,
        headline=plain(xml.first_text(content, "headline")),
        caption=_caption(content),
        credit_line=xml.first_text(content, "creditline"),
        byline=xml.first_text(content, "by"),
        renditions=renditions,
    )


def _caption(content: xml.Element | None) -> str:
    found = list(xml.children(content, "description"))
    marked = [
        one for one in found if "caption" in xml.attribute(one, "role").lower()
    ]
    return plain(next(filter(None, map(xml.text, marked or found)), ""))


def _rendition(remote: xml.Element) -> Rendition:
    return Rendition(
        name=xml.attribute(remote, "rendition").rpartition(":")[2] or "main",
        href=xml.attribute(remote, "href")
        or xml.attribute(remote, "residref"),
        content_type=xml.attribute(remote, "contenttype"),
        width=_pixels(xml.attribute(remote, "width")),
        height=_pixels(xml.attribute(remote, "height")),
    )


def _part(rendition: Rendition) -> Media:
    return Media(
        uri=rendition.href,
        type=kind(rendition.content_type, href=rendition.href),
        renditions=(rendition,),
    )


def _referred(item: xml.Element) -> list[Media]:
    """Give the pictures that a package refers to."""
    return [
        Media(
            uri=xml.attribute(one, "residref") or xml.attribute(one, "href"),
            type=own,
            headline=xml.first_text(one, "headline"),
            caption=xml.first_text(one, "description"),
        )
        for one in xml.descendants(item, "itemRef")
        if (own := _CLASSES.get(_reference_class(one)))
        and (xml.attribute(one, "residref") or xml.attribute(one, "href"))
    ]


def _reference_class(reference: xml.Element) -> str:
    stated = xml.attribute(xml.first(reference, "itemClass"), "qcode")
    return stated.rpartition(":")[2].lower()


def _pixels(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
