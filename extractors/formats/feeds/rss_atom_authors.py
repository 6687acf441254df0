"""The authors of an entry, and of an Atom feed."""

import re
from typing import Any

from extractors.fields.authors import (
    is_full_name,
    is_personal,
    parse_mailbox,
)
from extractors.fields.text import fold
from extractors.formats.common.text import one_line, strip_html

__all__ = ["entry_byline", "feed_author"]

_MAILBOX = re.compile(r"<([^<>\s@]{1,100}@[^<>\s@]{1,100})>")
"""``Ann Berg <desk@paper.example>``, which is no tag."""
_MAX_WORDS = 4  # of a person's name


def entry_byline(entry: Any) -> str:
    """
    Return the names of the authors of an entry, as feedparser read it.

    An address is split from the name here: feedparser knows only the endings
    of two to four letters that domains once had.
    """
    author = entry.get("author")
    named = author if isinstance(author, str) else ""
    stated = strip_html(_MAILBOX.sub(r"(\1)", named))
    authors = entry.get("authors") or ()
    if len(authors) == 1 and "@" in stated:
        return parse_mailbox(stated)
    names = [_author_name(author) for author in authors]
    return ", ".join(dict.fromkeys(filter(None, names))) or stated


def feed_author(feed: Any) -> str:
    """
    Return the author of an Atom feed, who is that of its entries.

    RFC 4287, section 4.2.1. Most feeds name the site there, and it is no
    author: its name comes again in the title of the feed.
    """
    if not feed.version.startswith("atom"):
        return ""
    name = _author_name(feed.feed.get("author_detail") or {})
    title = one_line(feed.feed.get("title"))
    is_person = (
        is_full_name(name)
        and is_personal(name)
        and name.count(" ") < _MAX_WORDS
        and not name.lower().startswith("the ")
    )
    words = set(fold(name).split())
    is_site = not words.isdisjoint(fold(title).split())
    return name if is_person and not is_site else ""


def _author_name(author: Any) -> str:
    """Return a name; feedparser can leave the end of an address in it."""
    name, address = one_line(author.get("name")), author.get("email", "")
    if address and "(" in name and ")" not in name:
        return parse_mailbox(f"{address}{name})")
    return name
