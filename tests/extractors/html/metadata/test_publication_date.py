"""The publication date of a page."""

from datetime import UTC, datetime

import pytest

from extractors.html import page_tree
from extractors.html.metadata.publication_date import find_publication_date
from extractors.html.metadata.schema_org import PageMetadata
from tests.extractors.html.pages import STORY, page_of

FETCHED = datetime(2026, 4, 1, tzinfo=UTC)
TIME = '<time datetime="2026-01-03T07:00Z">Saturday</time>'
URL = "https://tideway.example/2026/03/07/snow.html"


def find(inner, metadata=None, meta_tags=None, url="", before=FETCHED):
    """Return day and source of the date of a page with a headline."""
    tree = page_tree.parse(page_of(inner))
    found = find_publication_date(
        tree, metadata or PageMetadata(), meta_tags or {}, url, before
    )
    day = f"{found.published:%Y-%m-%d}" if found.published else ""
    return day, found.source


@pytest.mark.parametrize(
    ("metadata", "meta_tags", "expected"),
    [
        (PageMetadata(published="2026-01-01"), {"date": "2026-01-02"}, ("2026-01-01", "json-ld")),
        (PageMetadata(), {"date": "2026-01-02", "pubdate": "2026-01-04"}, ("2026-01-02", "date")),
        (PageMetadata(modified="2026-01-05"), {}, ("2026-01-03", "time")),
        (PageMetadata(), {"article:modified_time": "2026-01-05"}, ("2026-01-03", "time")),
        (PageMetadata(published="last Friday"), {"date": "2026-01-02"}, ("2026-01-02", "date")),
        (PageMetadata(published="03/04/2026"), {"date": "x"}, ("2026-01-03", "time")),
    ],
)  # fmt: skip
def test_find_publication_date_first_certain_source_wins(
    metadata, meta_tags, expected
):
    assert find(TIME + STORY, metadata, meta_tags) == expected


def test_find_publication_date_time_inside_marked_line_has_the_hour():
    line = "<p class='date'>Publié le <time datetime='2026-01-09T08:05:00+01:00'>9 janvier 2026</time></p>"
    tree = page_tree.parse(page_of(f"<h1>Snow</h1>{line}{STORY}"))

    found = find_publication_date(tree, PageMetadata(), {}, "", FETCHED)

    assert found.published == datetime(2026, 1, 9, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p class='post-date'>January 9, 2026</p>", "2026-01-09"),
        ("<p>By Ann Berg, 9 January 2026</p>", "2026-01-09"),
        (
            "<div>Ann Berg · 9. Januar 2026, 15.05 Uhr · Lesezeit 4 Minuten</div>",
            "2026-01-09",
        ),
        (
            "<span>Publié le vendredi 9 janvier 2026 à 8h05</span>",
            "2026-01-09",
        ),
        ("<div>9 января 2026, 15:05</div>", "2026-01-09"),
        ("<div>2026年1月9日 08:00</div>", "2026-01-09"),
        ("<ul><li>Date 09.01.2026</li></ul>", "2026-01-09"),
    ],
)
def test_find_publication_date_line_beside_headline_is_read(inner, expected):
    assert (
        find(f"<article><h1>Snow</h1>{inner}{STORY}</article>")[0] == expected
    )


@pytest.mark.parametrize(
    "other",
    [
        f"<header><ul class='ticker'><li>{TIME} Flash: storm warning</li></ul></header>",
        f"<ul><li>{TIME} Boats stay in port again</li></ul>",
        f"<nav>{TIME}</nav>",
        f"<aside><a href='/other'>{TIME} A lighthouse keeper retires after years</a></aside>",
        f"<div class='related'><p>{TIME}</p></div>",
        f"<article><h3>The lighthouse keeper retires</h3>{TIME}</article>",
        f"<div class='comments'><div>{TIME} Well said.</div></div>",
        "<figure><img src='a'><figcaption>Boats, 3 January 2026</figcaption></figure>",
    ],
)  # fmt: skip
def test_find_publication_date_of_other_story_is_passed_over(other):
    story = f"<article><h1>Snow falls on the town</h1>{STORY}</article>"

    assert find(other + story, url=URL) == ("2026-03-07", "address")
    assert find(story + other, url=URL) == ("2026-03-07", "address")


def test_find_publication_date_time_of_story_wins_over_time_of_others():
    inner = (
        f"<div class='card'>{TIME}</div><article><h1>Snow</h1>"
        "<time datetime='2026-02-02'>x</time>"
        f"{STORY}</article><div class='card'>{TIME}</div>"
    )

    assert find(inner) == ("2026-02-02", "time")


def test_find_publication_date_time_of_change_is_not_first():
    inner = (
        "<article><h1>Snow</h1><p>Updated: <time datetime='2026-02-05'>x</time></p>"
        f"<p>Published: <time datetime='2026-02-02'>x</time></p>{STORY}</article>"
    )

    assert find(inner)[0] == "2026-02-02"


def test_find_publication_date_itemprop_is_read():
    inner = f"<article><h1>Snow</h1><span itemprop='datePublished' content='2026-02-02T08:00:00Z'>today</span>{STORY}</article>"

    assert find(inner) == ("2026-02-02", "time")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, "2026-03-07"),
        ("https://tideway.example/2026/3/7/snow", "2026-03-07"),
        ("https://tideway.example/news/2026-03-07-snow", "2026-03-07"),
        ("https://tideway.example/2026/mar/07/snow", "2026-03-07"),
        ("https://tideway.example/news/20260307/snow", "2026-03-07"),
        ("https://tideway.example/2026/03/snow", ""),
        ("https://tideway.example/2026/13/41/snow", ""),
        ("https://tideway.example/a-120260307123", ""),
        ("https://tideway.example/2027/03/07/snow", ""),
    ],
)
def test_find_publication_date_address_has_day(url, expected):
    assert find(STORY, url=url)[0] == expected


def test_find_publication_date_day_after_fetch_is_ignored():
    line = "<h1>Snow</h1><p class='post-date'>May 9, 2026</p>"

    assert find(line + STORY)[0] == ""


def test_find_publication_date_without_bound_skips_search():
    line = "<h1>Snow</h1><div>January 9, 2026</div>"

    assert find(line + STORY, before=None)[0] == ""


def test_find_publication_date_change_is_last_resort():
    assert find(STORY, meta_tags={"article:modified_time": "2026-01-05"}) == (
        "2026-01-05",
        "article:modified_time",
    )


@pytest.mark.parametrize(
    ("metadata", "meta_tags", "expected"),
    [
        (PageMetadata(modified="2026-01-05"), {}, "2026-01-05"),
        (PageMetadata(), {"og:updated_time": "2026-01-05T08:00:00Z"}, "2026-01-05"),
        (PageMetadata(modified="today"), {"article:modified_time": "2026-01-05"}, "2026-01-05"),
        (PageMetadata(), {}, ""),
    ],
)  # fmt: skip
def test_find_publication_date_change_is_read(metadata, meta_tags, expected):
    tree = page_tree.parse(page_of(STORY))
    found = find_publication_date(tree, metadata, meta_tags)

    assert (f"{found.modified:%Y-%m-%d}" if found.modified else "") == expected


def test_find_publication_date_uncertain_metadata_is_unread():
    tree = page_tree.parse(page_of(STORY))
    metadata = PageMetadata(published="last Friday")

    assert find_publication_date(tree, metadata, {}).is_unread
    assert not find_publication_date(
        tree, metadata, {"date": "2026-01-02"}
    ).is_unread
    assert not find_publication_date(tree, PageMetadata(), {}).is_unread


def test_find_publication_date_language_of_page_decides():
    tree = page_tree.parse(f"<html lang='fr'><body>{STORY}</body></html>")
    metadata = PageMetadata(published="03/04/2026")

    found = find_publication_date(tree, metadata, {})

    assert found.published == datetime(2026, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<time class='updated' datetime='2026-01-05T09:00Z'>5 Jan</time>", 5),
        ("<time itemprop='dateModified' content='2026-01-05'>x</time>", 5),
        ("<p>Aktualisiert: <time datetime='2026-01-05'>x</time></p>", 5),
        ("<time class='updated' datetime='2026-01-02T09:00Z'>x</time>", None),
        ("<time class='updated'>5 January 2026</time>", None),
        (
            "<aside><h3>Rain on the way north</h3>"
            "<time class='updated' datetime='2026-01-05'>x</time></aside>",
            None,
        ),
    ],
)
def test_find_publication_date_shown_change_of_story_is_its_change(
    inner, expected
):
    article = f"<article><h1>Snow falls on town</h1>{TIME}{inner}{STORY}"
    tree = page_tree.parse(page_of(article))
    found = find_publication_date(tree, PageMetadata(), {}, "", FETCHED)

    assert (found.modified.day if found.modified else None) == expected


def test_find_publication_date_time_in_the_foot_of_the_page_is_not_its_date():
    foot = "<footer><time datetime='2026-03-09'>x</time></footer>"
    tree = page_tree.parse(page_of(STORY + foot))
    found = find_publication_date(tree, PageMetadata(), {}, URL, FETCHED)

    assert found.source == "address"


@pytest.mark.parametrize(
    "line",
    [
        "Published 2 Jan 2026, 18:05 | Updated 5 Jan 2026, 09:30",
        "Veröffentlicht am 02.01.2026, 18:05 Uhr Aktualisiert am 05.01.2026, 9.30 Uhr",
        "Publié le 2 janvier 2026 à 18h05, mis à jour le 5 janvier 2026 à 09h30",
        "Actualizado: 05/01/2026 09:30 h. Publicado: 02/01/2026 18:05 h",
        "2 januari 2026 18:05 Laatste update: 5 januari 2026 09:30",
        "02.01.2026 18:05 | Päivitetty 05.01.2026 9:30",
        "18:05 02.01.2026 (обновлено: 09:30 05.01.2026)",
        "입력 2026.01.02. 오후 6:05 수정 2026.01.05. 오전 9:30",
        "发布时间：2026-01-02 18:05:00 更新时间：2026-01-05 09:30:00",
        "Last updated: Jan 5, 2026, 09:30 AM GMT | First published: Jan 2, 2026, 06:05 PM GMT",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["<div>", "<div class='post-date'>"])
def test_find_publication_date_labels_tell_publication_from_change(line, tag):
    page = page_of(f"<article><h1>Snow</h1>{tag}{line}</div>{STORY}</article>")
    tree = page_tree.parse(page.replace("<html", "<html lang='es'"))
    found = find_publication_date(tree, PageMetadata(), {}, "", FETCHED)

    assert found.published == datetime(2026, 1, 2, 18, 5, tzinfo=UTC)
    assert found.modified == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "mark",
    [
        "<abbr class='published' title='2026-01-02T08:00:00Z'>x</abbr>",
        "<span class='timestamp' data-timestamp='1767340800000'>x</span>",
        "<relative-time datetime='2026-01-02T08:00:00Z'>x</relative-time>",
    ],
)
def test_find_publication_date_attribute_of_a_script_is_read(mark):
    assert find(f"<article><h1>Snow</h1>{mark}{STORY}</article>") == (
        "2026-01-02",
        "time",
    )


@pytest.mark.parametrize(
    "line",
    ["3 hours ago", "By Ann Berg · 3 hours ago", "Published 3 hours ago"],
)
def test_find_publication_date_age_counts_from_the_fetch(line):
    page = page_of(f"<article><h1>Snow</h1><div>{line}</div>{STORY}</article>")
    found = find_publication_date(
        page_tree.parse(page), PageMetadata(), {}, "", FETCHED
    )

    assert found.published == datetime(2026, 3, 31, 21, tzinfo=UTC)
    assert found.source == "age"


@pytest.mark.parametrize(
    "other",
    [
        f"{STORY}<div class='reader'>Ann Berg 3 hours ago</div>",
        f"{STORY}<div class='reader'><span>3 hours ago</span></div>",
        f"<ul><li>3 hours ago Boats stay in port again</li></ul>{STORY}",
        f"<p>3 min read</p>{STORY}",
        f"<p>The boats left 3 hours ago.</p>{STORY}",
        f"<p>Updated 3 hours ago</p>{STORY}",
    ],
)
def test_find_publication_date_age_of_something_else_is_no_date(other):
    inner = f"<article><h1>Snow falls on the town</h1>{other}</article>"

    assert find(inner) == ("", "")


def test_metadata_date_after_fetch_gives_way_to_the_next_source():
    metadata = PageMetadata(published="2027-03-07", modified="2027-03-08")

    assert find(TIME + STORY, metadata) == ("2026-01-03", "time")
    assert find(STORY, metadata, url=URL) == ("2026-03-07", "address")
    tree = page_tree.parse(page_of(STORY))
    found = find_publication_date(tree, metadata, {}, "", FETCHED)
    assert (found.published, found.modified) == (None, None)
    assert found.is_unread
