"""Small text functions that every format needs."""

import html
import re

__all__ = [
    "one_line",
    "parse_urgency",
    "plain_paragraphs",
    "strip_html",
    "to_paragraphs",
    "unescape_again",
]

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


_ESCAPED = re.compile(
    r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo"
    r"|[lr]aquo|[mn]dash|hellip|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil))"
    r";"
)
_FORMATTED = re.compile(
    r"<(a|abbr|b|em|font|i|s|small|span|strong|su[bp]|u)\b[^<>]{0,300}>"
    r"[^<>]{0,300}</\1>|<br\s{0,3}/?>",
    re.IGNORECASE,
)
_IN_BLOCKS = re.compile(r"\A<(?:p|div|h[1-6])\b(?=.*>\Z)", re.IGNORECASE)


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


def unescape_again(text: str, *, has_blocks: bool = False) -> str:
    """
    Return a line of text that its sender has escaped twice, as it was meant.

    ``Fish &amp; chips`` and ``<i>Vesla</i>`` are no text of a headline. The
    name of a tag alone (``How to use <p>``) is.

    Args:
        has_blocks: whether paragraphs are expected, as in a summary.
    """
    if "&" not in text and "<" not in text:
        return text
    is_escaped = (
        _ESCAPED.search(text)
        or _FORMATTED.search(text)
        or (has_blocks and _IN_BLOCKS.match(text))
    )
    return strip_html(text) if is_escaped else text


def plain_paragraphs(markup: str) -> str:
    """
    Return the paragraphs of a text without tags, which blank lines part.

    Returns:
        Empty if the text has tags or no blank line: HTML joins its lines.
    """
    if _TAG.search(markup) or not _BLANK.search(markup.strip()):
        return ""
    return to_paragraphs(html.unescape(markup))


def to_paragraphs(text: str) -> str:
    """
    Return paragraphs of one line each, separated by one blank line.

    In a text without a blank line, every line is a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return "\n\n".join(filter(None, map(one_line, parts)))
