"""Parsing of pages, malformed ones too."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.model.errors import ExtractError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Snow</p>", "Snow"),
        ('<?xml version="1.0" encoding="utf-8"?><p>Snow</p>', "Snow"),
        ("<p>Sn&#1;ow&#x1F;\x0b</p>", "Snow"),
        ("<p>Snow<!-- no text --></p>", "Snow"),
        ("Snow alone", "Snow alone"),
        ("<p>naïve &eacute;</p>", "naïve é"),
    ],
)
def test_parse_markup_returns_tree(markup, text):
    assert text_of(page_tree.parse(markup)) == text


@pytest.mark.parametrize("markup", ["", "   ", "<!-- snow -->", "\x00"])
def test_parse_no_element_raises_empty(markup):
    with pytest.raises(ExtractError) as error:
        page_tree.parse(markup)

    assert error.value.reason == "empty"
