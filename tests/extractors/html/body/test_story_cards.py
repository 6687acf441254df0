"""Cards of other stories leave the page; the story and its entries stay."""

import pytest

from extractors.html import page_tree
from extractors.html.body.story_cards import remove_cards
from extractors.html.dom import count_characters, text_of
from tests.extractors.html.pages import STORY, page_of

CARD = "<h3>Bridge is green</h3><p>Its mayor painted it last night.</p>"


def without_cards(markup, *, is_live=False):
    tree = page_tree.parse(page_of(markup))
    counts = count_characters(tree)
    remove_cards(tree, counts, "Snow", is_live=is_live)
    return text_of(tree)


@pytest.mark.parametrize(
    "card",
    [
        f"<a href='/bridge'><div>{CARD}</div></a>",
        "<article><h2><a href='/b'>Bridge is green</a></h2>"
        "<p>Its mayor painted it last night.</p></article>",
    ],
)
def test_remove_cards_other_story_is_removed(card):
    story = f"<article><h1>Snow</h1>{STORY}{card}</article>{card}"
    assert "painted" not in without_cards(story)
    assert "Line 5" in without_cards(story)


def test_remove_cards_live_blog_keeps_its_entries():
    entry = f"<article><h2><a href='/l?e=1'>Noon</a></h2>{STORY}</article>"
    assert "Line 5" in without_cards(f"<h1>Snow</h1>{entry}", is_live=True)


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h2><a href='/s'>Snow</a></h2>{STORY}</article>",
        f"<a name='top'><h1>Snow</h1>{STORY}</a>",
        f"<h1>Snow</h1><a href='#l'><h2>Line</h2>{STORY}</a>",
        f"<h1>Snow</h1><article><h2>Night</h2>{STORY}</article>",
        f"<article><h2><a href='/s'>Snow falls</a></h2>{STORY}</article>",
        f"<h1>Snow</h1><a href='/s'><h2>Night</h2>{STORY * 9}</a>",
        f"<h1>Snow</h1><a href='/s'><h2>Night</h2>{STORY}</a>",
    ],
)
def test_remove_cards_story_itself_stays(page):
    assert "Line 5" in without_cards(page)
