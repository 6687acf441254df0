"""Small operations on an element tree."""

import pytest

from extractors.html import dom, page_tree
from extractors.html.dom import text_lines
from tests.extractors.html.pages import page_of


def test_text_of_element_is_one_line():
    tree = page_tree.parse(
        page_of("<p>One<br>two\n three<script>x()</script></p>")
    )

    assert dom.text_of(tree) == "One two three"


def test_remove_element_keeps_text_behind_it():
    tree = page_tree.parse(
        page_of("<p>One <b>two</b> three <i>four</i> five</p>")
    )
    for tag in ("b", "i"):
        dom.remove(tree.find(f".//{tag}"))

    assert dom.text_of(tree) == "One three five"


def test_classes_class_and_id_are_one_string():
    tree = page_tree.parse(page_of("<p class='a b' id='c'></p><i></i>"))

    assert dom.classes(tree.find(".//p")) == "a b c"
    assert dom.classes(tree.find(".//i")) == ""


def test_count_characters_counts_all_and_unlinked():
    tree = page_tree.parse(
        page_of("<p>Four <a href='/b'>link</a> more</p><style>p {}</style>")
    )

    assert dom.count_characters(tree)[tree.find(".//p")] == (12, 8)


def test_is_within_removed_element_is_false():
    tree = page_tree.parse(page_of("<div><p>x</p></div>"))
    inner = tree.find(".//p")
    assert dom.is_within(inner, tree)

    dom.remove(tree.find(".//div"))

    assert not dom.is_within(inner, tree)


@pytest.mark.parametrize(
    ("markup", "without", "expected"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", (), ["One bold word", "Two"]),
        ("<div>a<div>b</div>c</div>", (), ["a", "b", "c"]),
        ("<p>a<br>b</p>", (), ["a", "b"]),
        ("<p>a<script>x()</script>b</p><style>p{}</style>", (), ["a", "b"]),
        ("<p>a <a href='/'>link</a> b</p>", ("a",), ["a b"]),
        ("<nav><p>x</p>y</nav>tail<p>z</p>", ("nav",), ["tail", "z"]),
        ("<ul><li>a</li><li> </li><li>b</li></ul>", (), ["a", "b"]),
    ],
)  # fmt: skip
def test_text_lines_yields_one_line_per_block(markup, without, expected):
    tree = page_tree.parse(f"<html><body>{markup}</body></html>")

    assert list(text_lines(tree, frozenset(without))) == expected
