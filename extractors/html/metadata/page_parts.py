"""The heading of a page's story, and the parts about other stories."""

import re
from collections.abc import Iterable

from lxml import html

from extractors.fields.text import fold
from extractors.html.dom import text_of

__all__ = ["OTHER_STORIES", "class_pattern", "find_heading", "is_account_page"]


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
