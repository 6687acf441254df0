"""Read the pictures, graphics, audio and video of a NewsML-G2 item."""

from extractors.formats.common.media import media_kind, parse_pixels
from extractors.formats.common.text import strip_html
from extractors.formats.syntax import xml
from extractors.model.item import Media, MediaKind, Rendition

__all__ = ["read_media", "reference_headlines"]

_CLASSES: dict[str, MediaKind] = {
    "picture": "picture",
    "graphic": "graphic",
    "audio": "audio",
    "video": "video",
    "animation": "video",
}


def read_media(item: xml.Element) -> tuple[Media, ...]:
    """
    Return the item itself if it is a media object, else those it contains.

    In a picture item all renditions are of the same object. In a text each
    of them is an object of its own.
    """
    remote = list(xml.descendants(item, "remoteContent"))
    renditions = [part for part in map(_rendition, remote) if part.href]
    own = _CLASSES.get(_class(item))
    if own:
        return (_own_media(item, own, tuple(renditions)),)
    objects = [*map(_part_media, renditions), *_referred_media(item)]
    return tuple({media.uri: media for media in objects}.values())


def _class(item: xml.Element) -> str:
    meta = xml.first(item, "itemMeta", "itemClass")
    stated = xml.attribute(meta, "qcode") or xml.attribute(meta, "uri")
    return stated.replace("/", ":").rpartition(":")[2].lower()


def _own_media(
    item: xml.Element, own: MediaKind, renditions: tuple[Rendition, ...]
) -> Media:
    content = xml.first(item, "contentMeta")
    return Media(
        uri=xml.attribute(item, "guid"),
        type=own,
        headline=strip_html(xml.first_text(content, "headline")),
        caption=_caption(content),
        credit_line=xml.first_text(content, "creditline"),
        byline=xml.first_text(content, "by"),
        renditions=renditions,
    )


def _caption(content: xml.Element | None) -> str:
    descriptions = list(xml.children(content, "description"))
    captions = [
        element
        for element in descriptions
        if "caption" in xml.attribute(element, "role").lower()
    ]
    texts = map(xml.text, captions or descriptions)
    return strip_html(next(filter(None, texts), ""))


def _rendition(remote: xml.Element) -> Rendition:
    return Rendition(
        name=xml.attribute(remote, "rendition").rpartition(":")[2] or "main",
        href=xml.attribute(remote, "href")
        or xml.attribute(remote, "residref"),
        content_type=xml.attribute(remote, "contenttype"),
        width=parse_pixels(xml.attribute(remote, "width")),
        height=parse_pixels(xml.attribute(remote, "height")),
    )


def _part_media(rendition: Rendition) -> Media:
    return Media(
        uri=rendition.href,
        type=media_kind(rendition.content_type, href=rendition.href),
        renditions=(rendition,),
    )


def _referred_media(item: xml.Element) -> list[Media]:
    """Return the media objects that a package refers to."""
    return [
        Media(
            uri=uri,
            type=kind,
            headline=xml.first_text(reference, "headline"),
            caption=xml.first_text(reference, "description"),
        )
        for reference in xml.descendants(item, "itemRef")
        if (kind := _CLASSES.get(_reference_class(reference)))
        and (
            uri := xml.attribute(reference, "residref")
            or xml.attribute(reference, "href")
        )
    ]


def _reference_class(reference: xml.Element) -> str:
    stated = xml.attribute(xml.first(reference, "itemClass"), "qcode")
    return stated.rpartition(":")[2].lower()


def reference_headlines(item: xml.Element) -> str:
    """Return the headlines of a package, one a paragraph."""
    headlines = (
        xml.first_text(reference, "headline")
        or xml.first_text(reference, "title")
        for reference in xml.descendants(item, "itemRef")
    )
    return "\n\n".join(dict.fromkeys(filter(None, headlines)))
