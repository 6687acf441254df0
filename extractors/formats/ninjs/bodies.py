"""
Find the text of a ninjs object.

Editorial systems also send it under names of their own. These count only in
an object with a headline: ``text`` and ``content`` mean many things.
"""

from typing import Any

from extractors.formats.common.text import to_paragraphs
from extractors.formats.ninjs.values import (
    headline,
    objects_in,
    rendered,
    text_of,
)

__all__ = ["body_markup", "body_text", "has_body"]

_OTHER_NAMES = (
    "body", "articlebody", "article_body", "content_html", "content",
    "content_text", "fulltext", "full_text", "html", "story", "text",
)  # fmt: skip


def has_body(value: dict[str, Any]) -> bool:
    """Return whether the object has a text."""
    return bool(_bodies(value))


def body_text(value: dict[str, Any]) -> str:
    """Return the first body that is plain text, in paragraphs."""
    texts = (text for kind, text in _bodies(value) if not _is_html(kind, text))
    return to_paragraphs(next(texts, ""))


def body_markup(value: dict[str, Any]) -> str:
    """Return the first body that is HTML or XML."""
    texts = (text for kind, text in _bodies(value) if _is_html(kind, text))
    return next(texts, "")


def _bodies(value: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each body as (media type, text)."""
    flat = [
        ("", text_of(value, key))
        for key in sorted(value, reverse=True)
        if key.startswith("body_")
    ]
    bodies = [
        (text_of(body, "contenttype").lower(), text_of(body, "value"))
        for body in objects_in(value.get("bodies"))
    ]
    stated = [(kind, text) for kind, text in bodies + flat if text.strip()]
    if stated or not headline(value):
        return stated
    others = (rendered(value.get(key)) for key in _OTHER_NAMES)
    return [("", text) for text in others if text.strip()][:1]


def _is_html(kind: str, text: str) -> bool:
    stripped = text.lstrip()
    tagged = stripped.startswith("<") or "</p>" in text or "<br" in text
    return tagged or "html" in kind or "xml" in kind or "nitf" in kind
