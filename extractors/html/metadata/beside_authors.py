"""
What stands beside the names of authors in a page, and what only looks so.

    Fact checked by Ole Vik          another task
    <span class="author-role">       a role, a date, a button
    as Ann Berg told the board.      a sentence with a link
"""

import re
from urllib.parse import urlsplit

from lxml import html

from extractors.fields.authors import is_author_label
from extractors.html.dom import classes, text_of

__all__ = ["is_beside", "is_in_prose", "is_of_other_task", "is_short"]

_BESIDE = re.compile(
    r"(?:^|[\s_-]|author)(?:bio\w*|about|avatar|photo|pic\w*|image|img|"
    r"socials?|socmed|twitter|facebook|e?mail|contact|follow|share|date|time|"
    r"role|job|position|title|desc\w*|more|button|icon|tooltip)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?:^|\.)(?:twitter|x|facebook|instagram|linkedin|threads|bsky|mastodon|"
    r"youtube|tiktok|telegram|t|whatsapp|pinterest|reddit|vk|xing)\.\w+$"
)
_LABEL = re.compile(r"[^\W\d_][\w ]{1,30}\s*[:：]")
_BY = re.compile(
    r"\s(?:by|von|par|por|di|door|av|af)\s*[:：]?$", re.IGNORECASE
)
_OTHER_TASK = re.compile(
    r"check|review|edit|photo|video|graphic|illustrat|translat|foto|bild|"
    r"geprüft|lektor|redig|überset|vérifi|relu|révis|tradui|revis|verific|"
    r"tradu|controll",
    re.IGNORECASE,
)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "button", "time", "svg",
     "figure", "form", "img", "input"}
)  # fmt: skip
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "u"})
_MAX_WORDS_BESIDE = 3  # beside the name in a byline
_MAX_TEXT = 300  # characters; a longer text is no byline


def is_short(element: html.HtmlElement) -> bool:
    """Return whether the text of an element is as short as a byline."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > _MAX_TEXT:
            return False
    return True


def is_in_prose(link: html.HtmlElement) -> bool:
    """Return whether a link stands in a sentence, not in a byline."""
    block = next(
        (part for part in link.iterancestors() if part.tag not in _INLINE),
        None,
    )
    if block is None or not is_short(block):
        return block is not None and block.tag == "p"
    text = text_of(block)
    return text.endswith((".", "!", "?", "。")) and len(text.split()) > (
        2 * len(text_of(link).split()) + _MAX_WORDS_BESIDE
    )


def is_of_other_task(element: html.HtmlElement) -> bool:
    """Return whether the text before a name announces no author."""
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        text = (before.tail or "").strip()
        if not text and is_short(before):
            text = text_of(before)
    else:
        text = "" if parent is None else (parent.text or "").strip()
    if _BY.search(f" {text}"):
        return bool(_OTHER_TASK.search(text))
    return bool(_LABEL.fullmatch(text)) and not is_author_label(text)


def is_beside(element: html.HtmlElement) -> bool:
    """Return whether an element shows something else than a name."""
    if element.tag in _SKIPPED or _BESIDE.search(classes(element)):
        return True
    href = element.get("href") or ""
    if href.startswith(("mailto:", "tel:")):
        return "author" not in (element.get("rel") or "").split()
    try:
        return bool(_SOCIAL.search(urlsplit(href).netloc))
    except ValueError:
        return True
