"""The publication date of a page."""

from datetime import UTC, datetime

import pytest

from extractors.html import page_tree
from extractors.html.metadata.publication_date import find_publication_date
from extractors.html.metadata.schema_org import PageMetadata
from tests.extractors.html.pages import STORY, page_of

FETCHED = datetime(2026, 4, 1, tzinfo=UTC)
TIME = '<time datetime="2026-01-03T07:00Z">Saturday</time>'


@pytest.mark.parametrize(
    ("metadata", "meta_tags", "expected"),
    [
        (PageMetadata(published="2026-01-01"), {"date": "2026-01-02"}, ("2026-01-01", "json-ld")),
        (PageMetadata(), {"date": "2026-01-02", "pubdate": "2026-01-04"}, ("2026-01-02", "date")),
        (PageMetadata(modified="2026-01-05"), {}, ("2026-01-03T07:00Z", "time")),
    ],
)  # fmt: skip
def test_find_publication_date_first_source_wins(
    metadata, meta_tags, expected
):
    tree = page_tree.parse(page_of(TIME + STORY))

    assert find_publication_date(tree, metadata, meta_tags) == expected


def test_find_publication_date_undated_page_is_searched():
    inner = "<p class='post-date'>January 9, 2026</p>"
    tree = page_tree.parse(page_of(inner + STORY))

    assert find_publication_date(tree, PageMetadata(), {}, "", FETCHED) == (
        "2026-01-09",
        "htmldate",
    )


def test_find_publication_date_address_has_day():
    tree = page_tree.parse(page_of(STORY))
    url = "https://tideway.example/2026/03/07/snow.html"

    assert (
        find_publication_date(tree, PageMetadata(), {}, url, FETCHED)[0]
        == "2026-03-07"
    )


def test_find_publication_date_day_after_fetch_is_ignored():
    tree = page_tree.parse(
        page_of("<p class='post-date'>May 9, 2026</p>" + STORY)
    )

    assert (
        find_publication_date(tree, PageMetadata(), {}, "", FETCHED)[0] == ""
    )


def test_find_publication_date_without_bound_skips_search():
    tree = page_tree.parse(
        page_of("<p class='post-date'>January 9, 2026</p>" + STORY)
    )

    assert find_publication_date(tree, PageMetadata(), {})[0] == ""
