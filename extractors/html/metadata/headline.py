"""Choose the headline among the titles of a page."""

import re

from lxml import html

from extractors.fields.headline import strip_site_name
from extractors.fields.text import collapse_spaces, fold
from extractors.html.dom import text_of
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["choose_headline"]

_SEPARATOR = re.compile(r"\s*(?:\s[|·•—–-]\s|[-–—:：|·])")
_MIN_HEADING = 15  # characters; a shorter heading names a section


def choose_headline(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> tuple[str, str]:
    """
    Choose the headline, and say where it was found.

    JSON-LD comes first. If it only repeats the page's heading and the shared
    title (Open Graph) differs, the shared title is used: it is fuller,
    because it is written for readers who do not see the page (Fundus: title
    exact .84 against .80). The site's name is removed.
    """
    headings = [
        line for heading in tree.iter("h1") if (line := text_of(heading))
    ]
    site = meta_tags.get("og:site_name") or metadata.publisher
    stated = _strip_site(metadata.headline, headings, site)
    shared = _strip_site(
        meta_tags.get("og:title") or meta_tags.get("twitter:title") or "",
        [stated, *headings],
        site,
    )
    if not stated and not shared:
        return _strip_site(_title(tree), headings, site), "title"
    known = set(map(fold, headings))
    repeats = fold(stated) in known and fold(shared) not in known
    if not stated or (shared and repeats):
        return shared, "og:title"
    return stated, "json-ld"


def _strip_site(title: str, others: list[str], site: str) -> str:
    """
    Remove the site's name from a title.

    Args:
        others: other titles of the page. A title that is one of them plus a
            separator and more is cut to it.
    """
    for other in others:
        rest = title[len(other) :]
        if (
            len(other) > _MIN_HEADING
            and fold(title).startswith(fold(other))
            and _SEPARATOR.match(rest)
        ):
            return title[: len(other)]
    return strip_site_name(title, "", site)


def _title(tree: html.HtmlElement) -> str:
    return collapse_spaces(tree.findtext(".//title") or "")
