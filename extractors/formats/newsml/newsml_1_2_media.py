"""Read the pictures, graphics, audio and video of a NewsML 1.2 item."""

import re
from collections.abc import Sequence

from extractors.formats.common.text import strip_html
from extractors.formats.syntax import xml
from extractors.model.item import Media, MediaKind, Rendition

__all__ = ["data_content", "is_media", "read_media", "remove_media"]

_TYPES: dict[str, MediaKind] = {
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "graphic": "graphic",
    "complexdata": "graphic",
    "audio": "audio",
    "video": "video",
}


_RENDITION = re.compile(
    r"thumb|quick|preview|high|hi-?res|low|original|large|medium|small|square"
    r"|viewimage|baseimage|web\b|print\b"
)
"""Roles of components that are one picture in several sizes."""


def is_media(content: xml.Element) -> bool:
    """
    Return whether a ``ContentItem`` is a media object or a caption.

    ``ComplexData`` is a graphic beside the text, or the text itself as NITF.
    """
    if _type(content) in _TYPES and not _is_text(content):
        return True
    role = _role(content.getparent())
    return "caption" in role


def data_content(content: xml.Element) -> xml.Element | None:
    """Return the data of a ``ContentItem``; None if base64 or a link."""
    wrapper = xml.first(content, "Encoding")
    if xml.attribute(wrapper, "Notation").lower().endswith("base64"):
        return None
    parents = (content, wrapper)
    found = (xml.first(parent, "DataContent") for parent in parents)
    return next((data for data in found if data is not None), None)


def read_media(component: xml.Element | None) -> tuple[Media, ...]:
    """Return each media object once, with all its renditions."""
    objects: dict[str, Media] = {}
    taken: set[xml.Element] = set()
    for part in xml.descendants(component, "NewsComponent"):
        contents = _linked_contents(part)
        for rendition in () if contents else _renditions_in(part):
            contents += _linked_contents(rendition)
            taken.add(rendition)
        if contents and part not in taken:
            media_object = _object(part, contents)
            objects[media_object.uri] = media_object
    return tuple(objects.values())


def remove_media(item: xml.Element, texts: Sequence[xml.Element]) -> None:
    """
    Remove the components of pictures from an item that is a text.

    Their bylines, credits and headlines are not those of the text.
    """
    around = {parent for text in texts for parent in text.iterancestors()}
    for part in list(xml.descendants(item, "NewsComponent")):
        parent = part.getparent()
        has_media = _linked_contents(part) or any(
            map(_linked_contents, _renditions_in(part))
        )
        if parent is not None and has_media and part not in around:
            parent.remove(part)


def _linked_contents(component: xml.Element) -> list[xml.Element]:
    return [
        content
        for content in xml.children(component, "ContentItem")
        if _type(content) in _TYPES and content.get("Href")
    ]


def _renditions_in(component: xml.Element) -> list[xml.Element]:
    """Return the components in another one that are renditions of it."""
    return [
        part
        for part in xml.children(component, "NewsComponent")
        if _RENDITION.search(_role(part))
    ]


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
    """Return a news line of the component, else of its parent."""
    for holder in (component, component.getparent()):
        text = xml.first_text(holder, "NewsLines", name)
        if text:
            return strip_html(text)
    return ""


def _caption(component: xml.Element) -> str:
    """Return the caption inside the component, else beside it."""
    for holder in (component, component.getparent()):
        for part in xml.descendants(holder, "NewsComponent"):
            if "caption" in _role(part):
                return strip_html(
                    "".join(
                        map(xml.text, xml.descendants(part, "DataContent"))
                    )
                )
    return strip_html(xml.first_text(component, "NewsLines", "Caption"))


def _is_text(content: xml.Element) -> bool:
    if content.get("Href"):
        return False
    mime_type = xml.attribute(xml.first(content, "MimeType"), "FormalName")
    document = next(xml.descendants(content, "nitf", "html", "body"), None)
    return mime_type.lower().startswith("text/") or document is not None


def _role(component: xml.Element | None) -> str:
    return xml.attribute(xml.first(component, "Role"), "FormalName").lower()


def _type(content: xml.Element) -> str:
    stated = xml.attribute(xml.first(content, "MediaType"), "FormalName")
    return stated.lower()


def _pixels(content: xml.Element, name: str) -> int:
    for part in xml.descendants(content, "Property"):
        value = xml.attribute(part, "Value")
        if xml.attribute(part, "FormalName") == name and value.isdecimal():
            return int(value)
    return 0
