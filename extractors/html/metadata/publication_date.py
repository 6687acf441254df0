"""
The dates on which a page's story was published and changed.

The first source that states a date wins: the story in JSON-LD, meta elements,
``time`` elements of the story, a line beside the headline, the address, and
how long ago it was. A source that states no certain date is passed over. No
source reads the clock: ``3 hours ago`` counts from the fetch.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

from lxml import html

from extractors.formats.common import dates
from extractors.formats.common.date_forms.month_names import month_of
from extractors.formats.common.date_forms.relative_times import read_relative
from extractors.html.metadata.page_parts import find_heading
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.visible_dates import (
    find_line_age,
    find_line_change,
    find_line_date,
    find_marked_change,
    find_marked_date,
)

__all__ = ["PageDates", "find_publication_date"]

_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished",
    "article:published", "og:published_time", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date",
    "published_date", "published-date", "published", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date.created", "dc.date",
    "dc:date", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "article.published", "article.created", "published_at",
    "og:pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "originalpublicationdate", "article_date_original", "datecreated",
)  # fmt: skip
_MODIFIED_NAMES = (
    "article:modified_time", "og:article:modified_time", "datemodified",
    "og:modified_time", "article:modified", "og:updated_time",
    "article:updated_time", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod", "revised", "updated_time",
    "article.updated", "article.modified",
)  # fmt: skip
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-]?)"
    r"(?P<month>\d{1,2}|[a-z]{3,9})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_AHEAD = timedelta(days=2)  # zones and clocks that are fast
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


class PageDates(NamedTuple):
    """
    The dates of a page's story.

    Attributes:
        published: None if no source states it.
        source: where it was found; empty if nowhere.
        modified: the last change of the story, from its metadata.
        is_unread: whether the metadata states a date, but none that is
            certain.
    """

    published: datetime | None = None
    source: str = ""
    modified: datetime | None = None
    is_unread: bool = False


def find_publication_date(
    tree: html.HtmlElement,
    metadata: PageMetadata,
    meta_tags: dict[str, str],
    url: str = "",
    before: datetime | None = None,
) -> PageDates:
    """
    Return when the story was published and changed, and where that stands.

    Args:
        tree: the whole page.
        metadata: its JSON-LD.
        meta_tags: its meta elements.
        url: its address.
        before: when it was fetched; a later day is ignored. If it is
            ``None`` neither text nor address are searched, because the item
            has a date.
    """
    read = partial(
        dates.parse, language=metadata.language or tree.get("lang") or ""
    )
    published = _stated(
        ("json-ld", metadata.published), meta_tags, _PUBLISHED_NAMES
    )
    modified = _stated(
        ("json-ld", metadata.modified), meta_tags, _MODIFIED_NAMES
    )
    latest = before + _AHEAD if before else None
    when, source = _first(published, read, latest)
    changed, changed_source = _first(modified, read, latest)
    is_unread = when is None and any(text for _, text in published)
    titles = (metadata.headline, meta_tags.get("og:title", ""))
    if when is None or (changed is None and latest):
        heading = find_heading(tree, titles)
        page = _Page(tree, heading, url, latest, read)
        if when is None:
            when, source = _shown(page)
        if changed is None and when and latest:
            changed = _shown_change(page, when)
    if when is None:
        when, source = changed, changed_source
    return PageDates(when, source, changed, is_unread)


def _stated(
    linked: tuple[str, str],
    meta_tags: dict[str, str],
    names: tuple[str, ...],
) -> list[tuple[str, str]]:
    return [linked, *((name, meta_tags.get(name, "")) for name in names)]


def _first(
    stated: Iterable[tuple[str, str]],
    read: "partial[datetime | None]",
    latest: datetime | None,
) -> tuple[datetime | None, str]:
    """Return the first date that is certain, and its source."""
    for source, text in stated:
        when = read(text) if text else None
        if when and (latest is None or when <= latest):
            return when, source
    return None, ""


class _Page(NamedTuple):
    """What the dates that a page shows are read from."""

    tree: html.HtmlElement
    heading: html.HtmlElement | None
    url: str
    latest: datetime | None
    read: "partial[datetime | None]"

    def read_past(self, text: str) -> datetime | None:
        """Return the date of a text if it is not after the fetch."""
        when = self.read(text)
        return when if when and _is_past(when, self.latest) else None

    def read_age(self, text: str) -> datetime | None:
        """Return the date of a text that says how long ago it was."""
        fetched_at = self.latest and self.latest - _AHEAD
        return read_relative(text, fetched_at) if fetched_at else None


def _shown(page: _Page) -> tuple[datetime | None, str]:
    """Return the date that the page shows, or that its address has."""
    place = (page.tree, page.heading, page.url, page.read_past)
    if when := find_marked_date(*place):
        return when, "time"
    if page.latest is None:
        return None, ""
    if when := find_line_date(*place):
        return when, "line"
    when = _url_day(page.url)
    if when and _is_past(when, page.latest):
        return when, "address"
    when = find_line_age(page.tree, page.heading, page.url, page.read_age)
    return when, "age" if when else ""


def _shown_change(page: _Page, published: datetime) -> datetime | None:
    """Return the change of the story that the page shows."""
    place = (page.tree, page.heading, page.url, page.read_past)
    when = find_marked_change(*place) or find_line_change(*place)
    return when if when and when > published else None


def _is_past(when: datetime, latest: datetime | None) -> bool:
    return when >= _EARLIEST and (latest is None or when <= latest)


def _url_day(url: str) -> datetime | None:
    """Return the day that an address contains: ``/2026/03/07/snow``."""
    for match in _URL_DAY.finditer(url):
        month = match["month"]
        number = int(month) if month.isdigit() else month_of(month)
        is_bare = not match["mark"] and len(match["month"] + match["day"]) < 4
        try:
            day = datetime(
                int(match["year"]), number, int(match["day"]), tzinfo=UTC
            )
        except ValueError:
            continue
        if not is_bare:
            return day
    return None
