"""Late fragments of a page are moved to their templates."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from tests.extractors.html.pages import page_of


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<p>One</p><template id="B:0"></template><p>Three</p><footer>End</footer><div hidden id="S:0"><p>Two</p></div>', "OneTwoThreeEnd"),
        ('<p>One</p><template id="P:a"></template><footer>End</footer><div hidden id="S:a"><p>Two</p></div>', "OneTwoEnd"),
        ('<template id="B:0"></template><i>End</i><div hidden id="S:0">One<template id="P:1"></template></div><div hidden id="S:1">Two</div>', "OneTwoEnd"),
        ('<p>One</p><div hidden id="S:7"><p>Two</p></div>', "OneTwo"),
        ('<div hidden id="S:0">One<template id="B:0"></template></div>', "One"),
    ],
)  # fmt: skip
def test_parse_late_fragments_are_in_order(inner, text):
    tree = page_tree.parse(page_of(inner))

    assert text_of(tree) == text
    assert not tree.xpath("//div[@hidden]")
