"""Pictures, graphics, audio and video of a NewsML 1.2 item."""

from extractors.formats.common import xml
from extractors.formats.common.text import plain
from extractors.formats.feeds.media_rss import Kind
from extractors.model.item import Media, Rendition

__all__ = ["is_media", "media"]

_TYPES: dict[str, Kind] = {
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "graphic": "graphic",
    "complexdata": "graphic",
    "audio": "audio",
    "video": "video",
}


def is_media(content: xml.Element) -> bool:
    """Tell whether a ``ContentItem`` or caption of one is no body text."""
    if _type(content) in _TYPES:
        return True
    role = _role(content.getparent())
    return "caption" in role


def media(component: xml.Element | None) -> tuple[Media, ...]:
    """Give each picture or the like once, with all its renditions."""
    found: dict[str, Media] = {}
    for one in xml.descendants(component, "NewsComponent"):
        contents = [
            content
            for content in xml.children(one, "ContentItem")
            if _type(content) in _TYPES and content.get("Href")
        ]
        if contents:
            media_object = _object(one, contents)
            found[media_object.uri] = media_object
    return tuple(found.values())


def _object(component: xml.Element, contents: list[xml.Element]) -> Media:
    renditions = tuple(map(_rendition, contents))
    return Media(
        uri=renditions[0].href,
        type=_TYPES[_type(contents[0])],
        headline=_line(component, "HeadLine"),
        caption=_caption(component),
        credit_line=_line(component, "CreditLine"),
        byline=_line(component, "ByLine"),
        renditions=renditions,
    )


def _rendition(content: xml.Element) -> Rendition:
    return Rendition(
        name=_role(content.getparent()) or "main",
        href=xml.attribute(content, "Href"),
        content_type=xml.attribute(
            xml.first(content, "MimeType"), "FormalName"
        ),
        width=_pixels(content, "Width"),
        height=_pixels(content, "Height"),
    )


def _line(component: xml.Element, name: str) -> str:
    """Give a line of the component, or of the one that holds it."""
    for place in (component, component.getparent()):
        text = xml.first_text(place, "NewsLines", name)
        if text:
            return plain(text)
    return ""


def _caption(component: xml.Element) -> str:
    """Give the caption beside the picture, or in the same component."""
    for place in (component, component.getparent()):
        for one in xml.descendants(place, "NewsComponent"):
            if "caption" in _role(one):
                return plain(
                    "".join(map(xml.text, xml.descendants(one, "DataContent")))
                )
    return plain(xml.first_text(component, "NewsLines", "Caption"))


def _role(component: xml.Element | None) -> str:
    return xml.attribute(xml.first(component, "Role"), "FormalName").lower()


def _type(content: xml.Element) -> str:
    stated = xml.attribute(xml.first(content, "MediaType"), "FormalName")
    return stated.lower()


def _pixels(content: xml.Element, name: str) -> int:
    for one in xml.descendants(content, "Property"):
        value = xml.attribute(one, "Value")
        if xml.attribute(one, "FormalName") == name and value.isdecimal():
            return int(value)
    return 0
