"""The choice of the body among several readings."""

import pytest

from extractors.html import page_tree
from extractors.html.body import body_selection
from extractors.html.metadata.schema_org import PageMetadata
from tests.extractors.html.pages import STORY, page_of


def choose_body_of(inner, **evidence):
    markup = page_of(inner)
    evidence = {"metadata": PageMetadata()} | evidence
    return body_selection.choose_body(
        page_tree.parse(markup),
        markup,
        "",
        body_selection.PageEvidence(**evidence),
    )


def test_choose_body_full_text_takes_fast_reading():
    body = choose_body_of(f"<article>{STORY}</article>")

    assert (body.reading, body.source, len(body.paragraphs)) == (
        "fast",
        "page",
        5,
    )


def test_choose_body_longer_json_ld_body_is_taken():
    stated = "\n".join(
        f"Paragraph {n} of the story as stated." for n in range(40)
    )
    body = choose_body_of(
        "<p>Snow fell.</p>", metadata=PageMetadata(body=stated)
    )

    assert (body.source, len(body.paragraphs)) == ("json-ld", 40)


def test_choose_body_short_json_ld_body_is_ignored():
    body = choose_body_of(
        f"<article>{STORY}</article>", metadata=PageMetadata(body="Snow.")
    )

    assert body.source == "page"


def test_choose_body_json_ld_entries_are_taken():
    stated = "\n".join(
        f"Entry {n}: snow fell on the town all night." for n in range(20)
    )
    body = choose_body_of(
        f"<article>{STORY}</article>",
        metadata=PageMetadata(body=stated, entries=20),
    )

    assert (body.source, body.paragraphs[0][:7]) == ("json-ld", "Entry 0")


def test_choose_body_named_entries_are_taken():
    entry = "<div class='live-blog-entry'><h3>Vote</h3><div><p>The council voted for the new bridge by a majority of three, late on Tuesday.</p></div></div>"
    other = "<div class='live-blog-entry'><p>The mayor spoke for the bridge at some length, too.</p></div>"
    body = choose_body_of(
        f"<ul><li><a href='/b'>{'Bridges ' * 9}</a></li></ul><div>{entry}{other}{entry}</div>"
    )

    assert body.reading == "entries"
    assert body.paragraphs[:2] == (
        "Vote",
        "The council voted for the new bridge by a majority of three, late on Tuesday.",
    )


def test_choose_body_short_item_takes_fast_reading():
    line = (
        "Trains to the coast run an hour late because of snow on the bridge."
    )
    rest = "<div>" + "<p>Other words on other matters.</p>" * 12 + "</div>"
    short = choose_body_of(
        f"<article><p>{line}</p></article>{rest}", description=line
    )

    assert short.reading == "fast"


@pytest.mark.parametrize(
    ("is_whole", "reading"), [(True, "fast"), (False, "whole page")]
)
def test_choose_body_short_entry_that_was_not_cut_is_read_once(
    is_whole, reading
):
    # The page has more than the tree, as if blocks had been cut out of it.
    entry = page_of("<div><p>Trains to the coast run an hour late.</p></div>")
    body = body_selection.choose_body(
        page_tree.parse(entry),
        page_of(f"<article>{STORY}</article>"),
        "",
        body_selection.PageEvidence(PageMetadata(), is_whole=is_whole),
    )

    assert body.reading == reading


@pytest.mark.parametrize("long", [True, False])
def test_count_prose_counts_long_paragraphs(long):
    line = "a" * (61 if long else 60)

    assert (
        body_selection.count_prose(page_tree.parse(page_of(f"<p>{line}</p>")))
        == 61 * long
    )


LINKS = "".join(
    f"<div>Other report {n} of the day, in short words</div>"
    for n in range(60)
)


def test_choose_body_little_of_page_is_read_in_other_ways():
    body = choose_body_of(f"<article>{STORY}</article>{LINKS}")

    assert (body.reading, len(body.paragraphs)) == ("every fallback", 65)


def test_choose_body_reading_of_the_stated_length_is_confirmed():
    stated = "".join(page_tree.parse(STORY).itertext())
    body = choose_body_of(
        f"<article>{STORY}</article>{LINKS}",
        metadata=PageMetadata(body=stated),
    )

    assert (body.reading, len(body.paragraphs)) == ("fast", 5)
