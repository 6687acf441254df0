"""The element with most of the prose."""

from extractors.html import page_tree
from extractors.html.body.text_density import block_texts, find_densest_block
from tests.extractors.html.pages import STORY, page_of


def test_find_densest_block_returns_smallest_element():
    teaser = (
        "<div><p>Ten bridges that you should see once in your life.</p></div>"
    )
    tree = page_tree.parse(
        page_of(
            f"{teaser}<div><div>{STORY}</div><ul><li><a href='/b'>Bridges</a></li></ul></div>"
        )
    )

    assert [line[:6] for line in find_densest_block(tree)] == [
        f"Line {n}" for n in range(1, 6)
    ]


def test_block_texts_skips_links_and_outer_blocks():
    tree = page_tree.parse(
        page_of(
            "<div><ul><li><p>One</p></li><li><a href='/b'>Two</a></li></ul><h2>Three</h2></div>"
        )
    )

    assert block_texts(tree) == ("One", "Three")
