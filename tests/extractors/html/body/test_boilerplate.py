"""Boilerplate is removed; a story stays even if its block has such a name."""

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
        ("<span class='article-kicker'>Harbour</span>", "-kicker"),
        ("<div class='audio-player'><p>0:00 / 4:12</p></div>", "audio-player"),
        ("<div id='comments'>" + "<p>I like snow very much.</p>" * 90 + "</div>", "comments"),
    ],
)  # fmt: skip
def test_prune_boilerplate_is_removed(block, name):
    tree = page_tree.parse(page_of(f"<article>{STORY}</article>{block}"))

    removed = boilerplate.prune(tree)

    assert text_of(tree) == text_of(page_tree.parse(page_of(STORY)))
    assert removed == ((name,) if name else ())


@pytest.mark.parametrize("tag", ["form", "div class='widget banner'"])
def test_prune_story_with_boilerplate_name_stays(tag):
    tree = page_tree.parse(page_of(f"<{tag}>{STORY}</{tag.split()[0]}>"))

    boilerplate.prune(tree)

    assert "Line 5" in text_of(tree)


@pytest.mark.parametrize(
    "block",
    [
        "<p><span class='kicker'>Port Merrow:</span> the dock shuts.</p>",
        "<h2><span class='kicker'>Docks</span> A quay in need</h2>",
        f"<div class='kicker'>{STORY}</div>",
    ],
)
def test_prune_kicker_in_a_sentence_stays(block):
    tree = page_tree.parse(page_of(f"<article>{block}{STORY}</article>"))
    before = text_of(tree)

    boilerplate.prune(tree)

    assert text_of(tree) == before
