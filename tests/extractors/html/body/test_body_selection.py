"""Which of several readings becomes the body."""

import pytest

from extractors.html import page_tree
from extractors.html.body import body_selection
from extractors.html.metadata.schema_org import PageMetadata
from tests.extractors.html.pages import STORY, page_of


def choose(inner, **witness):
    markup = page_of(inner)
    witness = {"metadata": PageMetadata()} | witness
    return body_selection.choose_body(
        page_tree.parse(markup),
        markup,
        "",
        body_selection.PageEvidence(**witness),
    )


def test_the_fast_reading_stands_if_nothing_speaks_against_it():
    found = choose(f"<article>{STORY}</article>")

    assert (found.reading, found.source, len(found.paragraphs)) == (
        "fast",
        "page",
        5,
    )


def test_a_metadata_body_replaces_much_less():
    told = "\n".join(
        f"Paragraph {n} of the story as metadata." for n in range(40)
    )
    found = choose("<p>Snow fell.</p>", metadata=PageMetadata(body=told))

    assert (found.source, len(found.paragraphs)) == ("json-ld", 40)


def test_a_metadata_body_that_is_a_mere_summary_does_not():
    found = choose(
        f"<article>{STORY}</article>", metadata=PageMetadata(body="Snow.")
    )

    assert found.source == "page"


def test_a_live_blogs_metadata_entries_are_taken():
    told = "\n".join(
        f"Entry {n}: snow fell on the town all night." for n in range(20)
    )
    found = choose(
        f"<article>{STORY}</article>",
        metadata=PageMetadata(body=told, entries=20),
    )

    assert (found.source, found.paragraphs[0][:7]) == ("json-ld", "Entry 0")


def test_entries_that_the_tree_names_are_taken():
    entry = "<div class='live-blog-entry'><h3>Vote</h3><div><p>The council voted for the new bridge by a majority of three, late on Tuesday.</p></div></div>"
    other = "<div class='live-blog-entry'><p>The mayor spoke for the bridge at some length, too.</p></div>"
    found = choose(
        f"<ul><li><a href='/b'>{'Bridges ' * 9}</a></li></ul><div>{entry}{other}{entry}</div>"
    )

    assert found.reading == "entries"
    assert found.paragraphs[:2] == (
        "Vote",
        "The council voted for the new bridge by a majority of three, late on Tuesday.",
    )


def test_a_short_item_draws_in_nothing():
    told = (
        "Trains to the coast run an hour late because of snow on the bridge."
    )
    rest = "<div>" + "<p>Other words on other matters.</p>" * 12 + "</div>"
    short = choose(f"<article><p>{told}</p></article>{rest}", description=told)

    assert short.reading == "fast"


@pytest.mark.parametrize("long", [True, False])
def test_prose_is_what_stands_in_paragraphs(long):
    line = "a" * (61 if long else 60)

    assert (
        body_selection.count_prose(page_tree.parse(page_of(f"<p>{line}</p>")))
        == 61 * long
    )
