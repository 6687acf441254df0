"""Text that shares a box with only a picture."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.html.images import unlabelled_captions
from tests.extractors.html.pages import STORY, page_of


@pytest.mark.parametrize(
    ("inner", "text", "credit"),
    [
        ("<div>Snow on the bridge</div>", "Snow on the bridge", ""),
        ("<div><span>Snow on the bridge</span><span>Ann Berg/AFP</span></div>", "Snow on the bridge", "AFP"),
    ],
)  # fmt: skip
def test_extract_captions_box_with_picture_is_caption(inner, text, credit):
    box = f"<div><div><img src='a.jpg'></div>{inner}</div>"
    tree = page_tree.parse(page_of(box + STORY))

    (caption,) = unlabelled_captions.extract_captions(tree)

    assert (caption.text, caption.credit_line) == (text, credit)
    assert "bridge" not in text_of(tree)


@pytest.mark.parametrize(
    "box",
    [
        "<div><img src='a.jpg'><h3>Bridges</h3><p>Each has a tale.</p></div>",
        "<div><img src='a.jpg'><a href='/b'>Ten bridges to see</a></div>",
        "<div><img src='a.jpg'><p>One line.</p><p>Two.</p><p>Three.</p><p>Four.</p></div>",
        "<div><img src='a.jpg'><p>" + "A long entry of a guide. " * 20 + "</p></div>",
        "<div><img src='a.jpg'></div>",
    ],
)  # fmt: skip
def test_extract_captions_teaser_stays(box):
    tree = page_tree.parse(page_of(box + STORY))

    assert unlabelled_captions.extract_captions(tree) == ()
