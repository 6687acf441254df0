"""The container where the prose stands."""

from extractors.html import page_tree
from extractors.html.body.text_density import block_texts, find_densest_block
from tests.extractors.html.pages import STORY, page_of


def test_the_smallest_element_with_most_of_the_prose():
    teaser = (
        "<div><p>Ten bridges that you should see once in your life.</p></div>"
    )
    tree = page_tree.parse(
        page_of(
            f"{teaser}<div><div>{STORY}</div><ul><li><a href='/b'>Bridges</a></li></ul></div>"
        )
    )

    assert [one[:6] for one in find_densest_block(tree)] == [
        f"Line {n}" for n in range(1, 6)
    ]


def test_blocks_are_leaves_and_no_links():
    tree = page_tree.parse(
        page_of(
            "<div><ul><li><p>One</p></li><li><a href='/b'>Two</a></li></ul><h2>Three</h2></div>"
        )
    )

    assert block_texts(tree) == ("One", "Three")
