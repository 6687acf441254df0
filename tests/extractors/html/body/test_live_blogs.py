"""Live blogs: entries named in the tree, and times on lines of their own."""

import pytest

from extractors.html import page_tree
from extractors.html.body import live_blogs
from tests.extractors.html.pages import page_of

TEXT = "The council voted for the new bridge after a debate of four hours."


def blog(name, count=3, inner=f"<p>{TEXT}</p>"):
    return page_tree.parse(
        page_of(f"<div {name}><h3>Vote</h3>{inner}</div>" * count)
    )


@pytest.mark.parametrize(
    "name",
    ["class='live-blog-post'", "class='liveblog__entry'", "id='liveticker-item'",
     "class='LiveBlogPost'", "itemprop='liveBlogUpdate'", "class='x live-update-block'", "class='ticker-item'", "class='newsticker__entry'"],
)  # fmt: skip
def test_entries_named_elements_are_returned(name):
    assert live_blogs.entries(blog(name)) == (("Vote", TEXT),) * 3


@pytest.mark.parametrize(
    "tree",
    [
        blog("class='live-blog-post'", count=2),
        blog("class='post'"),
        blog("class='olive-post'"),
        blog("class='sticker-item'"),
        blog("class='live-blog-post'", inner="<a href='/b'>Read on</a>"),
    ],
)
def test_entries_other_elements_are_ignored(tree):
    assert live_blogs.entries(tree) == ()


@pytest.mark.parametrize(
    "line",
    ["14:05", "2.30pm", "2.30 pm BST", "14.05 Uhr", "14h05", "Updated at 10:32 GMT",
     "10.32 GMT", "3 p.m. ET", "(14:05 CET)", "9 Uhr", "kl. 14:05", "16:00 UTC+2"],
)  # fmt: skip
def test_is_clock_time_time_is_true(line):
    assert live_blogs.is_clock_time(line)


@pytest.mark.parametrize(
    "line",
    ["3:2", "12.50", "2026", "14:05 The council votes", "At 14:05 he left.", "",
     "10 men", "page 3"],
)  # fmt: skip
def test_is_clock_time_score_price_sentence_is_false(line):
    assert not live_blogs.is_clock_time(line)


def test_clock_times_are_detected_and_dropped():
    lines = ("14:05", "Vote", "13:20", "Speech", "12:02", "Debate")

    assert live_blogs.has_clock_times(lines)
    assert not live_blogs.has_clock_times(lines[2:])
    assert live_blogs.drop_times(lines) == ("Vote", "Speech", "Debate")


ENTRY = "The first ferry has left the harbour with two cars on board."


@pytest.mark.parametrize(
    "lead",
    [
        "The ferry sails again after a week, the harbour master has said.",
        "Die Fähre fährt nach einer Woche wieder, sagt die Hafenbehörde.",
    ],
)
def test_find_lead_prose_before_first_entry_is_returned(lead):
    reading = ("Ferry LIVE: all about it", lead, ENTRY, "Later words here.")

    assert live_blogs.find_lead(reading, (ENTRY,)) == (lead,)


@pytest.mark.parametrize(
    ("reading", "stated"),
    [
        ((ENTRY,), (ENTRY,)),
        (("Something else on a page without the entries.",), (ENTRY,)),
        (
            (ENTRY, "Words that stand behind the entries are no lead."),
            (ENTRY,),
        ),
        ((f"{ENTRY} More.", ENTRY), (f"{ENTRY} More. Later.", ENTRY)),
    ],
)
def test_find_lead_without_lead_is_empty(reading, stated):
    assert live_blogs.find_lead(reading, stated) == ()
