"""Small text functions that every format needs."""

import html
import re

__all__ = ["one_line", "parse_urgency", "strip_html", "to_paragraphs"]

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TAG_OR_COMMENT = re.compile(rf"<!--.*?-->|{_TAG.pattern}", re.DOTALL)
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


def one_line(text: str | None) -> str:
    """Return text on one line: single spaces, no control characters."""
    return " ".join(_CONTROL.sub("", text or "").split())


def parse_urgency(text: str) -> int:
    """Return an urgency (IPTC, 1 to 9); 0 if the text is not one."""
    return int(text) if text in tuple("123456789") else 0


def strip_html(markup: str) -> str:
    """Return the text of a piece of HTML on one line."""
    return one_line(
        html.unescape(_drop_tags(_BLOCK.sub(" ", _UNSEEN.sub(" ", markup))))
    )


def _drop_tags(markup: str) -> str:
    """
    Remove tags and comments.

    No comment is searched after the last end of a comment. Each search would
    scan the rest of the text.
    """
    end = markup.rfind("-->") + len("-->")
    if end < len("-->"):
        return _TAG.sub("", markup)
    head, tail = markup[:end], markup[end:]
    return _TAG_OR_COMMENT.sub("", head) + _TAG.sub("", tail)


def to_paragraphs(text: str) -> str:
    """
    Return paragraphs of one line each, separated by one blank line.

    In a text without a blank line, every line is a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return "\n\n".join(filter(None, map(one_line, parts)))
