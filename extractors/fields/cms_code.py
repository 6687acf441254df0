"""
Code of content systems in a text: short codes, Markdown, escaped markup.

Editors of content systems store ``[related id="3"]`` or block comments in a
story. Metadata and feeds can contain them unrendered, and escaped once or
twice too often.
"""

import re
from html import unescape

from extractors.fields.text import collapse_spaces, fold

__all__ = [
    "strip_markdown",
    "strip_origin_note",
    "strip_short_codes",
    "unescape_markup",
]

_CODE = re.compile(
    r"\[(?P<end>/?)(?P<name>[A-Za-z][\w-]{1,40})"
    r"(?P<attributes>(?:\s[^\[\]]{0,1000})?)\]"
)
_ATTRIBUTE = re.compile(r"\s[\w-]{1,40}=(?:[\"'“”″&\w/])")
_ADDRESS_FIRST = re.compile(r"\s(?:https?:)?//\S")
"""``[youtube https://tv.example/w]``"""
_ADDRESS = re.compile(r"\s*(?:https?:)?//\S+\s*")
_BUILT_IN = frozenset(
    {"gallery", "playlist", "audio", "video", "embed", "caption"}
)
_ESCAPED_TAG = re.compile(
    r"&(?:amp;){0,2}lt;/?(?:p|div|br|a|em|strong|b|i|ul|ol|li|h[1-6]|img|"
    r"blockquote|figure|span|!--)(?=[\s/&>])",
    re.IGNORECASE,
)
_REAL_TAG = re.compile(
    r"<(?:p|div|br|li|h[1-6]|blockquote|pre|code)\b", re.IGNORECASE
)
_FENCE = re.compile(r"^[ \t]*(?:\+{3}|:{3}|~{3})[\w -]{0,40}$", re.MULTILINE)
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]\n]{0,300})\]"
    r"\((?:https?:/|mailto:|/)[^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)"
)
_MAX_ESCAPES = 3
_TAG = re.compile(r"<[^<>]{1,2000}>")
_LINKED = re.compile(
    r"<a\s(?P<attributes>[^<>]{1,1000})>(?P<text>[^<>]{1,400})</a>",
    re.IGNORECASE,
)
_HREF = re.compile(
    r"(?:^|\s)href=[\"'](?P<address>[^\"']{1,600})", re.IGNORECASE
)
_SITE = re.compile(r"https?://(?P<host>[^/?#]{1,200})(?P<path>[^?#]{0,400})")
_MIN_LINKS = 2  # of a note on the origin
_MAX_NOTE = 3000  # characters of the last paragraph's markup
_MAX_BESIDE = 160  # characters beside the headline
_MIN_ESCAPED = 2  # tags; a text about markup can name one


def strip_short_codes(text: str) -> str:
    """
    Remove the short codes of a content system from a text.

    A word in brackets is a short code if it has attributes or an underscore,
    if the same word closes it, or if every content system knows it. The text
    between two codes stays unless it is an address. ``[Photo/Xinhua]`` and
    ``[sic]`` stay.
    """
    if "[" not in text:
        return text
    codes = list(_CODE.finditer(text))
    closed = {code["name"].lower() for code in codes if code["end"]}
    kept: list[str] = []
    end = 0
    opened = ""
    for code in codes:
        name = code["name"].lower()
        if not (
            name in closed
            or name in _BUILT_IN
            or _ATTRIBUTE.match(code["attributes"])
            or _ADDRESS_FIRST.match(code["attributes"])
            or ("_" in name and code["name"].islower())
        ):
            continue
        between = text[end : code.start()]
        closes = code["end"] and opened == name
        is_content = not (
            closes and (name == "caption" or _ADDRESS.fullmatch(between))
        )
        if is_content:
            kept.append(between)
        opened = "" if code["end"] else name
        end = code.end()
    return "".join((*kept, text[end:])) if end else text


def strip_origin_note(markup: str, headline: str) -> str:
    """
    Remove the last paragraph of a feed's text if it only says whose it is.

    WordPress adds ``The post HEADLINE appeared first on SITE`` in the language
    of the site. The headline and the site are links in each of them, and few
    words stand beside them. A headline that was changed since is known by
    its address: the second link leads to the first page of the same site.
    """
    start = markup.rfind("<p", max(0, len(markup) - _MAX_NOTE))
    if start < 0:
        return markup
    note = markup[start:]
    links = list(_LINKED.finditer(note))
    if len(links) < _MIN_LINKS:
        return markup
    linked = unescape(links[0]["text"])
    words = collapse_spaces(unescape(_TAG.sub(" ", note)))
    is_note = bool(headline) and (
        fold(linked) == fold(headline) or _leads_home(links)
    )
    return (
        markup[:start]
        if is_note and len(words) - len(linked) <= _MAX_BESIDE
        else markup
    )


def _leads_home(links: list[re.Match[str]]) -> bool:
    """Return whether two links lead to a page of a site and to its first."""
    if len(links) != _MIN_LINKS:
        return False
    page, home = map(_find_address, links)
    return (
        page is not None
        and home is not None
        and page["host"] == home["host"]
        and len(page["path"]) > 1
        and len(home["path"]) <= 1
    )


def _find_address(link: re.Match[str]) -> re.Match[str] | None:
    href = _HREF.search(link["attributes"])
    return _SITE.match(href["address"]) if href else None


def strip_markdown(text: str) -> str:
    """
    Remove Markdown links and fences from a text.

    Some sites state the source of their text, with ``[words](address)`` and
    lines such as ``+++dropcap``. The words of a link stay.
    """
    if "](" in text:
        text = _LINK.sub(r"\g<text>", text)
    return _FENCE.sub("", text)


def unescape_markup(markup: str) -> str:
    """
    Return markup without the escapes that a feed applied too often.

    A text is escaped too often if it has escaped tags and no block of real
    markup. A story about markup has its examples between real paragraphs.
    """
    for _ in range(_MAX_ESCAPES):
        if _REAL_TAG.search(markup):
            break
        if len(_ESCAPED_TAG.findall(markup)) < _MIN_ESCAPED:
            break
        markup = unescape(markup)
    return markup
