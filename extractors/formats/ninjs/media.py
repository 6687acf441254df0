"""Read the pictures, graphics, audio and video of a ninjs object."""

from typing import Any, get_args

from extractors.formats.common.media import media_kind
from extractors.formats.common.text import one_line, strip_html
from extractors.formats.ninjs.values import (
    byline,
    description,
    headline,
    objects_in,
    role_value,
    text_of,
)
from extractors.model.item import Media, MediaKind, Rendition

__all__ = ["read_media"]


def read_media(value: dict[str, Any]) -> tuple[Media, ...]:
    """Return the object itself, unless it is a text, and its associations."""
    associations = value.get("associations")
    parts = (
        list(associations.values())
        if isinstance(associations, dict)
        else objects_in(associations)
    )
    own = [value] if _kind(value) not in {None, "text"} else []
    objects = [
        _object(part)
        for part in own + objects_in(parts)
        if _kind(part) not in {None, "text"}
    ]
    return tuple(media for media in objects if media.uri)


def _kind(value: dict[str, Any]) -> MediaKind | None:
    stated = text_of(value, "type").lower()
    if stated in get_args(MediaKind):
        return stated  # type: ignore[return-value]  # checked just above
    mime = text_of(value, "mimetype", "contenttype")
    return (
        media_kind(mime)
        if mime.startswith(("image", "audio", "video"))
        else None
    )


def _object(value: dict[str, Any]) -> Media:
    renditions = _renditions(value)
    return Media(
        uri=one_line(text_of(value, "uri", "guid", "_id"))
        or (renditions[0].href if renditions else ""),
        type=_kind(value) or "picture",
        headline=headline(value),
        caption=_caption(value),
        credit_line=one_line(text_of(value, "creditline", "credit")),
        byline=byline(value),
        renditions=renditions,
    )


def _caption(value: dict[str, Any]) -> str:
    role = role_value(value.get("descriptions"), "caption")
    return strip_html(
        role or text_of(value, "description_caption") or description(value)
    ) or strip_html(text_of(value, "body_text", "caption"))


def _renditions(value: dict[str, Any]) -> tuple[Rendition, ...]:
    parts = value.get("renditions")
    named = (
        [(key, part) for key, part in parts.items() if isinstance(part, dict)]
        if isinstance(parts, dict)
        else [(text_of(part, "name"), part) for part in objects_in(parts)]
    )
    return tuple(
        Rendition(
            name=name,
            href=one_line(text_of(part, "href")),
            content_type=one_line(text_of(part, "mimetype", "contenttype")),
            width=_pixels(part.get("width")),
            height=_pixels(part.get("height")),
        )
        for name, part in named
        if text_of(part, "href")
    )


def _pixels(value: Any) -> int:
    is_size = isinstance(value, int | float) and 0 < value < 1_000_000
    return int(value) if is_size else 0
