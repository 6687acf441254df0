"""Read the pictures, graphics, audio and video of an NITF document."""

from extractors.formats.common.media import media_kind, parse_pixels
from extractors.formats.syntax import xml
from extractors.model.item import Media, Rendition

__all__ = ["read_media"]


def read_media(content: xml.Element | None) -> tuple[Media, ...]:
    """Return each media object that has an address."""
    objects = map(_object, xml.descendants(content, "media"))
    return tuple(media for media in objects if media.uri)


def _object(media: xml.Element) -> Media:
    references = list(xml.children(media, "media-reference"))
    renditions = tuple(map(_rendition, references))
    href = renditions[0].href if renditions else ""
    return Media(
        uri=href,
        type=media_kind("", xml.attribute(media, "media-type").lower(), href),
        caption=" ".join(
            map(xml.text, xml.children(media, "media-caption"))
        ).strip(),
        credit_line=xml.first_text(media, "media-producer")
        or next(
            (
                xml.attribute(reference, "media-producer")
                for reference in references
            ),
            "",
        ),
        renditions=tuple(part for part in renditions if part.href),
    )


def _rendition(reference: xml.Element) -> Rendition:
    return Rendition(
        name=xml.attribute(reference, "name") or "main",
        href=xml.attribute(reference, "source")
        or xml.attribute(reference, "data-location"),
        content_type=xml.attribute(reference, "mime-type"),
        width=parse_pixels(xml.attribute(reference, "width")),
        height=parse_pixels(xml.attribute(reference, "height")),
    )
