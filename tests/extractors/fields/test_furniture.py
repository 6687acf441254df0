"""A line is furniture only if the whole line is."""

import pytest

from extractors.fields.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    ["Related Post", "This slideshow requires JavaScript.", "Let our news meet your inbox.", "Load more updates", "vor 12 Minuten", "Leave a Reply", "Advertisement", "Read more",
     "Your email address will not be published. Required fields are marked *",
     "Slideshow ( 3 images )", "Enditem", "###", "Share this article",
     "Our Standards: The Thomson Reuters Trust Principles.", "Lire aussi : la neige"],
)  # fmt: skip
def test_is_furniture_whole_line_is_true(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["The advertisement was withdrawn on Monday.", "30 people were hurt.",
     "She read more books than he did.", "Share prices fell."],
)  # fmt: skip
def test_is_furniture_sentence_is_false(line):
    assert not is_furniture(line)
