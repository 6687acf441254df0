"""
The date on which a page's story was published.

JSON-LD comes first, then meta elements, then ``time`` elements. If none of
them has a date, htmldate searches the address and the text. On WCXB 179 of 658
dated pages state no date; htmldate finds the right day on 118 of them and a
wrong one on 23. Its extensive search would find 24 more, but also a day on 75
pages that have no date (decision 22).
"""

from datetime import datetime

import htmldate
from lxml import html

from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["find_publication_date"]

_META_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "article.published", "published_at", "last-modified",
    "article:modified_time", "og:updated_time",
)  # fmt: skip


def find_publication_date(
    tree: html.HtmlElement,
    metadata: PageMetadata,
    meta_tags: dict[str, str],
    url: str = "",
    before: datetime | None = None,
) -> tuple[str, str]:
    """
    Return the date as the page writes it, and where it was found.

    Args:
        tree: the whole page.
        metadata: its JSON-LD.
        meta_tags: its meta elements.
        url: its address.
        before: a later day in its text is ignored. If it is ``None`` the
            text is not searched, because htmldate would read the clock.
    """
    if metadata.published:
        return metadata.published, "json-ld"
    for name in _META_NAMES:
        if name in meta_tags:
            return meta_tags[name], name
    for time in tree.iter("time"):
        if time.get("datetime"):
            return str(time.get("datetime")), "time"
    if metadata.modified or before is None:
        return metadata.modified, "json-ld"
    return _search(tree, url, before), "htmldate"


def _search(tree: html.HtmlElement, url: str, before: datetime) -> str:
    date = htmldate.find_date(
        tree,
        original_date=True,
        extensive_search=False,
        max_date=before,
        url=url or None,
    )
    return date or ""
