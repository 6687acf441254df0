"""The standfirst is the description, where the page shows it."""

import pytest

from extractors.html import page_tree
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.standfirst import find_standfirst, is_in_opening
from tests.extractors.html.pages import STORY, page_of

TOLD = "The old bridge stays shut until the weekend, the town says."


@pytest.mark.parametrize(
    ("stated", "metas", "inner", "found"),
    [
        (PageMetadata(description=TOLD), {}, f"<p>{TOLD}</p>", TOLD),
        (
            PageMetadata(),
            {"og:description": TOLD.upper()},
            f"<h2>{TOLD}</h2>",
            TOLD,
        ),
        (PageMetadata(), {"description": TOLD}, "", ""),
        (PageMetadata(description="Snow falls"), {}, "<p>Snow falls</p>", ""),
        (
            PageMetadata(description=TOLD, headline=TOLD),
            {},
            f"<h2>{TOLD}</h2>",
            "",
        ),
    ],
)
def test_a_description_that_is_shown(stated, metas, inner, found):
    tree = page_tree.parse(page_of(inner + STORY))

    assert find_standfirst(tree, stated, metas) == found


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (f"<h1>Snow</h1><p class='article-standfirst'>{TOLD}</p>", TOLD),
        (f"<h1>Snow</h1><div><h2 class='heading__subtitle'>{TOLD}</h2></div>", TOLD),
        (f"<h1>Snow</h1><p class='dek'><a href='/b'>{TOLD}</a></p>", ""),
        ("<h1>Snow</h1><p class='subtitle'>Ann Berg</p>", ""),
        ("<h1>Snow</h1><p class='subtitle'>Jan 18, 2026 at 9:24 pm - a 2 minute read</p>", ""),
        (f"<p class='standfirst'>{TOLD}</p><h1>Snow</h1>", ""),
        (f"<h1>Snow</h1>{STORY * 3}<p class='summary'>{TOLD}</p>", ""),
    ],
)  # fmt: skip
def test_a_line_behind_the_heading_that_is_called_one(inner, found):
    tree = page_tree.parse(page_of(inner))

    assert find_standfirst(tree, PageMetadata(), {}) == found


def test_a_text_that_opens_with_it_has_said_it():
    assert is_in_opening(TOLD, ("OSLO —", TOLD))
    assert not is_in_opening(TOLD, ("Snow fell.",) * 8 + (TOLD,))
    assert not is_in_opening("", ("Snow fell.",))
