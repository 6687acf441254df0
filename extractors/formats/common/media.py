"""What the formats share about media objects: their kind, their size."""

from extractors.model.item import MediaKind

__all__ = ["media_kind", "parse_pixels"]

_BY_EXTENSION: tuple[tuple[tuple[str, ...], MediaKind], ...] = (
    ((".mp3", ".m4a", ".aac", ".ogg", ".wav"), "audio"),
    ((".mp4", ".m4v", ".mov", ".webm", ".m3u8"), "video"),
)


def media_kind(
    content_type: str, medium: str = "", href: str = ""
) -> MediaKind:
    """
    Return the ninjs type of a media object; a picture if nothing is known.

    Args:
        content_type: its media type; empty if not stated.
        medium: its kind in one word (``video``), as Media RSS and NITF have.
        href: its URL, whose extension is looked at last.
    """
    for stated in (medium, content_type.partition("/")[0]):
        if stated in {"audio", "video"}:
            return "audio" if stated == "audio" else "video"
    path = href.partition("?")[0].lower()
    for extensions, kind in _BY_EXTENSION:
        if path.endswith(extensions):
            return kind
    return "picture"


def parse_pixels(text: str | None) -> int:
    """Return a width or height in pixels; 0 if the text is not a number."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0
