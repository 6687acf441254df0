"""What a page states of its story, in one value."""

from datetime import datetime
from typing import NamedTuple

from lxml import html

from extractors.html.metadata.authors import PageAuthors, find_authors
from extractors.html.metadata.headline import choose_headline
from extractors.html.metadata.meta_tags import read_meta_tags
from extractors.html.metadata.publication_date import (
    PageDates,
    find_publication_date,
)
from extractors.html.metadata.schema_org import PageMetadata, read_metadata

__all__ = ["StatedMetadata", "read_stated_metadata"]


class StatedMetadata(NamedTuple):
    """
    What a page states of its story.

    Attributes:
        json_ld: the story in its JSON-LD.
        meta_tags: its meta elements.
        headline_source: where the headline was found.
        dates: when the story was published and changed.
        language: BCP 47; empty if none is stated.
    """

    json_ld: PageMetadata
    meta_tags: dict[str, str]
    headline: str
    headline_source: str
    dates: PageDates
    authors: PageAuthors
    language: str

    @property
    def is_story(self) -> bool:
        """Whether the page says that it is a story, and no wall."""
        dates = self.dates
        is_dated = dates.published and dates.source not in {"line", "address"}
        return bool(self.json_ld.headline or is_dated)


def read_stated_metadata(
    tree: html.HtmlElement, url: str, before: datetime | None
) -> StatedMetadata:
    """
    Read what a page states, before its scripts are cut.

    Args:
        url: its address.
        before: when it was fetched. If given, a page that states no date is
            searched for one.
    """
    json_ld = read_metadata(tree)
    meta_tags = read_meta_tags(tree)
    headline, source = choose_headline(tree, json_ld, meta_tags, url)
    return StatedMetadata(
        json_ld,
        meta_tags,
        headline,
        source,
        find_publication_date(tree, json_ld, meta_tags, url, before),
        find_authors(tree, json_ld, meta_tags),
        json_ld.language or tree.get("lang") or "",
    )
