"""The heading of a page's story, and the parts about other stories."""

import re
from collections import deque
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from lxml import html

from extractors.fields.text import fold
from extractors.html.dom import text_of

__all__ = [
    "OTHER_STORIES",
    "class_pattern",
    "count_words",
    "elements_around",
    "find_heading",
    "has_title",
    "is_account_page",
    "is_own_link",
]

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MIN_TITLE_WORDS = 3  # a heading with fewer names no story
_MIN_LINK_WORDS = 5  # the same for a link: one with fewer is a person's name
_MAX_BEFORE, _MAX_AFTER = 15, 100  # elements from the headline

_ACCOUNT = re.compile(
    r"/(?:admin\w*|editors?|staff|webmaster|newsroom|newsdesk|desk|redaktion|"
    r"redaction|redaccion|redacao|redazione|redactie|redakcja|redaksi)"
    r"/?(?:[?#].*)?$",
    re.IGNORECASE,
)


def class_pattern(words: str) -> re.Pattern[str]:
    """Return a pattern that finds one of these words in class names."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE)


OTHER_STORIES = class_pattern(
    r"ticker|related|sidebar|comments?|recommended|recommendations|"
    r"most-?read|trending|breaking|popular|promo|latest|carousel|footer"
)
"""Found in the class names of parts about other stories."""


def find_heading(
    tree: html.HtmlElement, titles: Iterable[str]
) -> html.HtmlElement | None:
    """Return the heading of the story; None if the page has none."""
    known = {fold(title) for title in titles if title}
    headings = [heading for heading in tree.iter("h1") if text_of(heading)]
    for heading in headings:
        text = fold(text_of(heading))
        if any(text in title or title in text for title in known):
            return heading
    return headings[-1] if headings else None


def is_account_page(url: str) -> bool:
    """Return whether an author's page is the site's: ``/author/admin``."""
    return bool(_ACCOUNT.search(url))


def elements_around(
    tree: html.HtmlElement, heading: html.HtmlElement | None
) -> list[html.HtmlElement]:
    """Return the elements behind a heading, then those before it."""
    if heading is None:
        return []
    before: deque[html.HtmlElement] = deque(maxlen=_MAX_BEFORE)
    walk = tree.iter("*")
    for element in walk:
        if element is heading:
            break
        before.append(element)
    inside = sum(1 for _ in heading.iterdescendants("*"))
    after = list(islice(walk, inside, inside + _MAX_AFTER))
    return [*after, *reversed(before)]


def has_title(part: html.HtmlElement, url: str) -> bool:
    """Return whether a part has a heading, or a long link to elsewhere."""
    for element in islice(part.iter("a", *_HEADINGS), 20):
        words = count_words(element)
        if element.tag != "a" and words >= _MIN_TITLE_WORDS:
            return True
        if (
            element.tag == "a"
            and words >= _MIN_LINK_WORDS
            and not is_own_link(element, url)
        ):
            return True
    return False


def count_words(element: html.HtmlElement) -> int:
    """Return the number of words, counted in a few parts of the text."""
    parts = islice(element.itertext(), 40)
    return sum(len(part[:200].split()) for part in parts)


def is_own_link(link: html.HtmlElement, url: str) -> bool:
    """Return whether a link leads to the page itself."""
    href = link.get("href") or ""
    if "bookmark" in (link.get("rel") or "") or not href:
        return True
    try:
        return urlsplit(href).path == urlsplit(url).path
    except ValueError:
        return False
