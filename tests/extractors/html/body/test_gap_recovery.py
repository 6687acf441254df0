"""Prose that a reading lost between two lines of the story."""

import pytest

from extractors.html import page_tree
from extractors.html.body.gap_recovery import fill_gaps
from tests.extractors.html.pages import page_of

FIRST = "Snow fell on the town all night, the railway said."
LAST = "The timetable will hold again on Monday."
LOST = "Workers cleared the tracks before the first train left."


def tree_of(middle, before="", after=""):
    inner = f"<p>{FIRST}</p>{middle}<p>{LAST}</p>"
    return page_tree.parse(
        page_of(f"{before}<article>{before}{inner}{after}</article>{after}")
    )


@pytest.mark.parametrize(
    "middle",
    [
        f"<div>{LOST}</div>",
        f"<div class='panel'><div>{LOST}</div></div>",
        f"<details><summary>More</summary><p>{LOST}</p></details>",
        f"<div>{LOST}</div><div>{LOST}</div>",
    ],
)
def test_fill_gaps_lost_sentence_is_put_back(middle):
    assert fill_gaps(tree_of(middle), (FIRST, LAST)) == (FIRST, LOST, LAST)


@pytest.mark.parametrize(
    "middle",
    [
        f"<div><a href='/b'>{LOST}</a></div>",
        f"<aside><div>{LOST}</div></aside>",
        "<div>Share this</div>",
        "<div>Jan. 20, 2026, updated on Jan. 21, 2026, 10:35 a.m.</div>",
        "<div>A label that is no sentence but has some length to it</div>",
        f"<div>{FIRST} And so on, in other words.</div>",
    ],
)
def test_fill_gaps_other_block_is_ignored(middle):
    assert fill_gaps(tree_of(middle), (FIRST, LAST)) == (FIRST, LAST)


def test_fill_gaps_around_story_needs_other_reading():
    tree = tree_of("", before=f"<p>{LOST}</p>")

    assert fill_gaps(tree, (FIRST, LAST)) == (FIRST, LAST)
    assert fill_gaps(tree, (FIRST, LAST), (LOST,)) == (LOST, FIRST, LAST)


def test_fill_gaps_paragraphs_not_in_tree_are_unchanged():
    assert fill_gaps(tree_of(f"<div>{LOST}</div>"), ("Other.",)) == ("Other.",)


@pytest.mark.parametrize(
    "heading", ["Why now?", "Was jetzt kommt", "運休の理由", "La otra orilla"]
)
@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_fill_gaps_lost_heading_between_paragraphs_is_put_back(heading, tag):
    tree = tree_of(f"<{tag} class='x'>{heading}</{tag}>")

    assert fill_gaps(tree, (FIRST, LAST)) == (FIRST, heading, LAST)


@pytest.mark.parametrize(
    "middle",
    [
        "<h3><a href='/b'>The bridge stays shut</a></h3>",
        "<div><h3>Most read</h3></div>",
        "<h3>Most read</h3><div>Bridge shut</div>",
        "<h3></h3>",
    ],
)
def test_fill_gaps_heading_of_something_else_is_ignored(middle):
    assert fill_gaps(tree_of(middle), (FIRST, LAST)) == (FIRST, LAST)
