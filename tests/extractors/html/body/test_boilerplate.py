"""Blocks that are no story go; a story stays, whatever its block's name."""

import pytest

from extractors.html import page_tree
from extractors.html.body import boilerplate
from extractors.html.dom import text_of
from tests.extractors.html.pages import STORY, page_of


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("<nav>Home News Sport</nav>", None),
        ("<div class='related-posts'><p>Other snow</p></div>", "related-posts"),
        ("<ul class='share-buttons'><li>Tweet</li></ul>", "share-buttons"),
        ("<div role='complementary'>Weather</div>", "complementary"),
        ("<p style='display:none'>Hidden</p>", "hidden"),
        ("<div id='comments'>" + "<p>I like snow very much.</p>" * 90 + "</div>", "comments"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_cut(block, name):
    tree = page_tree.parse(page_of(f"<article>{STORY}</article>{block}"))

    cut = boilerplate.prune(tree)

    assert text_of(tree) == text_of(page_tree.parse(page_of(STORY)))
    assert cut == ((name,) if name else ())


@pytest.mark.parametrize("tag", ["form", "div class='widget banner'"])
def test_a_story_is_not_cut_for_its_name(tag):
    tree = page_tree.parse(page_of(f"<{tag}>{STORY}</{tag.split()[0]}>"))

    boilerplate.prune(tree)

    assert "Line 5" in text_of(tree)
