"""Prose that a reading lost between two lines of the story, or behind it."""

import pytest

from extractors.html import page_tree
from extractors.html.body.gap_recovery import recover
from tests.extractors.html.pages import page_of

FIRST = "Snow fell on the town all night, the railway said."
LAST = "The timetable will hold again on Monday."
LOST = "Workers cleared the tracks before the first train left."


REST = "".join(
    f"<p>The {n}th station on the line was cleared by its own workers, who"
    f" had slept in {n} waggons beside the tracks since Friday night.</p>"
    for n in range(4, 14)
)


def filled(tree, paragraphs, other_reading=()):
    return recover(tree, paragraphs, other_reading).filled


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
def test_recover_lost_sentence_is_put_back(middle):
    assert filled(tree_of(middle), (FIRST, LAST)) == (FIRST, LOST, LAST)


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
def test_recover_other_block_is_ignored(middle):
    assert filled(tree_of(middle), (FIRST, LAST)) == (FIRST, LAST)


def test_recover_around_story_needs_other_reading():
    tree = tree_of("", before=f"<p>{LOST}</p>")

    assert filled(tree, (FIRST, LAST)) == (FIRST, LAST)
    assert filled(tree, (FIRST, LAST), (LOST,)) == (LOST, FIRST, LAST)


def test_recover_paragraphs_not_in_tree_are_unchanged():
    assert filled(tree_of(f"<div>{LOST}</div>"), ("Other.",)) == ("Other.",)


@pytest.mark.parametrize(
    "heading", ["Why now?", "Was jetzt kommt", "運休の理由", "La otra orilla"]
)
@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_recover_lost_heading_between_paragraphs_is_put_back(heading, tag):
    tree = tree_of(f"<{tag} class='x'>{heading}</{tag}>")

    assert filled(tree, (FIRST, LAST)) == (FIRST, heading, LAST)


@pytest.mark.parametrize(
    "middle",
    [
        "<h3><a href='/b'>The bridge stays shut</a></h3>",
        "<div><h3>Most read</h3></div>",
        "<h3>Most read</h3><div>Bridge shut</div>",
        "<h3></h3>",
    ],
)
def test_recover_heading_of_something_else_is_ignored(middle):
    assert filled(tree_of(middle), (FIRST, LAST)) == (FIRST, LAST)


def box_of(text):
    return f"<div class='text'><div>{text}</div></div>"


def recovered_behind(rest):
    story = box_of(f"<p>{FIRST}</p><p>{LAST}</p>")
    page = page_of(f"<article><h1>Snow</h1>{story}{rest}</article>{rest}")
    return recover(page_tree.parse(page), (FIRST, LAST)).story[2:]


def test_recover_second_container_goes_on_with_the_story():
    ad = "<div class='ad'>Advertisement</div>"
    assert len(recovered_behind(ad + box_of(REST))) == 10


@pytest.mark.parametrize(
    "rest",
    [
        box_of(
            "<p>Ann Berg is our reporter for railways. She lives here.</p>"
        ),
        f"<h1>Bridge is green</h1>{box_of(REST)}",
        f"<article>{box_of(REST)}</article>",
        f"<aside>{box_of(REST)}</aside>",
        f"<section><div>{box_of(REST)}</div></section>",
        box_of(
            REST.replace("<p>", "<p><a href='/b'>").replace(
                ".</p>", ".</a></p>"
            )
        ),
    ],
)
def test_recover_text_of_others_behind_the_story_stays_away(rest):
    assert recovered_behind(rest) == ()
