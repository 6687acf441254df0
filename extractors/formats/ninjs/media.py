"""Pictures, graphics, audio and video of a ninjs object."""

from typing import Any, get_args

from extractors.formats.common.text import line, plain
from extractors.formats.feeds.media_rss import Kind, kind
from extractors.formats.ninjs.values import (
    byline,
    description,
    dicts,
    headline,
    role_value,
    text_of,
)
from extractors.model.item import Media, Rendition

__all__ = ["media"]


def media(value: dict[str, Any]) -> tuple[Media, ...]:
    """Give the object itself if it is no text, and its associations."""
    found = value.get("associations")
    parts = list(found.values()) if isinstance(found, dict) else dicts(found)
    own = [value] if _kind(value) not in {None, "text"} else []
    media = [
        _object(one)
        for one in own + dicts(parts)
        if _kind(one) not in {None, "text"}
    ]
    return tuple(one for one in media if one.uri)


def _kind(value: dict[str, Any]) -> Kind | None:
    stated = text_of(value, "type").lower()
    if stated in get_args(Kind):
        return stated  # type: ignore[return-value]  # checked just above
    mime = text_of(value, "mimetype", "contenttype")
    return kind(mime) if mime.startswith(("image", "audio", "video")) else None


def _object(value: dict[str, Any]) -> Media:
    renditions = _renditions(value)
    return Media(
        uri=line(text_of(value, "uri", "guid", "_id"))
        or (renditions[0].href if renditions else ""),
        type=_kind(value) or "picture",
        headline=headline(value),
        caption=_caption(value),
        credit_line=line(text_of(value, "creditline", "credit")),
        byline=byline(value),
        renditions=renditions,
    )


def _caption(value: dict[str, Any]) -> str:
    role = role_value(value.get("descriptions"), "caption")
    return plain(
        role or text_of(value, "description_caption") or description(value)
    ) or plain(text_of(value, "body_text", "caption"))


def _renditions(value: dict[str, Any]) -> tuple[Rendition, ...]:
    found = value.get("renditions")
    named = (
        [(key, one) for key, one in found.items() if isinstance(one, dict)]
        if isinstance(found, dict)
        else [(text_of(one, "name"), one) for one in dicts(found)]
    )
    return tuple(
        Rendition(
            name=name,
            href=line(text_of(one, "href")),
            content_type=line(text_of(one, "mimetype", "contenttype")),
            width=_pixels(one.get("width")),
            height=_pixels(one.get("height")),
        )
        for name, one in named
        if text_of(one, "href")
    )


def _pixels(value: Any) -> int:
    whole_number = isinstance(value, int | float) and 0 < value < 1_000_000
    return int(value) if whole_number else 0
