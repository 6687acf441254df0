"""Small text helpers that every format needs."""

import html
import re

__all__ = ["line", "paragraphs", "plain"]

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section|article"
    r"|hl[12]|hr|dd|dt|dl|pre|figure|figcaption)\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_BLANK = re.compile(r"\n\s*\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def line(text: str | None) -> str:
    """Put text on one line with single spaces; no control characters."""
    return " ".join(_CONTROL.sub("", text or "").split())


def plain(markup: str) -> str:
    """Give the words of a piece of HTML on one line."""
    words = _TAG.sub("", _BLOCK.sub(" ", _UNSEEN.sub(" ", markup)))
    return line(html.unescape(words))


def paragraphs(text: str) -> str:
    """
    Give paragraphs separated by one blank line, each on one line.

    A text without a blank line holds one paragraph a line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return "\n\n".join(filter(None, map(line, parts)))
