"""The standfirst: a description that is shown, or a named line."""

import pytest

from extractors.html import page_tree
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.standfirst import find_standfirst, is_in_opening
from tests.extractors.html.pages import STORY, page_of

LINE = "The old bridge stays shut until the weekend, the town says."


@pytest.mark.parametrize(
    ("metadata", "meta_tags", "inner", "expected"),
    [
        (PageMetadata(description=LINE), {}, f"<p>{LINE}</p>", LINE),
        (
            PageMetadata(),
            {"og:description": LINE.upper()},
            f"<h2>{LINE}</h2>",
            LINE,
        ),
        (
            PageMetadata(description=LINE),
            {},
            f"<div>\n{' ' * 30}{LINE}\n</div>",
            LINE,
        ),
        (PageMetadata(), {"description": LINE}, "", ""),
        (PageMetadata(description="Snow falls"), {}, "<p>Snow falls</p>", ""),
        (
            PageMetadata(description=LINE, headline=LINE),
            {},
            f"<h2>{LINE}</h2>",
            "",
        ),
    ],
)
def test_find_standfirst_shown_description_is_returned(
    metadata, meta_tags, inner, expected
):
    tree = page_tree.parse(page_of(inner + STORY))

    assert find_standfirst(tree, metadata, meta_tags) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<h1>Snow</h1><p class='article-standfirst'>{LINE}</p>", LINE),
        (f"<h1>Snow</h1><div><h2 class='heading__subtitle'>{LINE}</h2></div>", LINE),
        (f"<h1>Snow</h1><p class='dek'><a href='/b'>{LINE}</a></p>", ""),
        ("<h1>Snow</h1><p class='subtitle'>Ann Berg</p>", ""),
        ("<h1>Snow</h1><p class='subtitle'>Jan 18, 2026 at 9:24 pm - a 2 minute read</p>", ""),
        (f"<h1>Snow</h1><p class='x'>{LINE}</p><div>By Ann Berg</div>", LINE),
        (f"<div><h1>Snow</h1></div><h3>{LINE}</h3>{STORY}", LINE),
        (f"<h1>Snow</h1><h2><a href='/b'>{LINE}</a></h2>{STORY}", ""),
        (f"<h1>Snow</h1>{STORY}", ""),
        (f"<p class='standfirst'>{LINE}</p><h1>Snow</h1>", ""),
        (f"<h1>Snow</h1>{STORY * 3}<p class='summary'>{LINE}</p>", ""),
    ],
)  # fmt: skip
def test_find_standfirst_named_line_is_returned(inner, expected):
    tree = page_tree.parse(page_of(inner))

    assert find_standfirst(tree, PageMetadata(), {}) == expected


def test_is_in_opening_later_paragraph_is_false():
    assert is_in_opening(LINE, ("OSLO —", LINE))
    assert not is_in_opening(LINE, ("Snow fell.",) * 8 + (LINE,))
    assert not is_in_opening("", ("Snow fell.",))


@pytest.mark.parametrize(
    ("title", "expected"), [("Snow shuts the bridge", LINE), ("Other", "")]
)
def test_find_standfirst_behind_heading_of_another_story_is_empty(
    title, expected
):
    inner = f"<h1>Snow shuts the bridge</h1><p>{LINE}</p><div>Berg</div>"
    tree = page_tree.parse(page_of(inner))

    assert find_standfirst(tree, PageMetadata(headline=title), {}) == expected


def test_find_standfirst_description_as_long_as_a_story_is_ignored():
    text = f"{LINE} " * 12
    tree = page_tree.parse(page_of(f"<div>{text}</div>"))

    assert find_standfirst(tree, PageMetadata(description=text), {}) == ""
