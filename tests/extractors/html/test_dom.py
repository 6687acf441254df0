"""Small moves on an element tree."""

import pytest

from extractors.html import dom, page_tree
from extractors.html.dom import text_lines
from tests.extractors.html.pages import page_of


def test_visible_text_on_one_line():
    found = page_tree.parse(
        page_of("<p>One<br>two\n three<script>x()</script></p>")
    )

    assert dom.text_of(found) == "One two three"


def test_what_stands_behind_an_element_stays():
    found = page_tree.parse(
        page_of("<p>One <b>two</b> three <i>four</i> five</p>")
    )
    for tag in ("b", "i"):
        dom.remove(found.find(f".//{tag}"))

    assert dom.text_of(found) == "One three five"


def test_class_and_id_are_one_string():
    found = page_tree.parse(page_of("<p class='a b' id='c'></p><i></i>"))

    assert dom.classes(found.find(".//p")) == "a b c"
    assert dom.classes(found.find(".//i")) == ""


def test_characters_are_counted_with_and_without_links():
    found = page_tree.parse(
        page_of("<p>Four <a href='/b'>link</a> more</p><style>p {}</style>")
    )

    assert dom.count_characters(found)[found.find(".//p")] == (12, 8)


def test_a_removed_element_is_no_longer_within():
    found = page_tree.parse(page_of("<div><p>x</p></div>"))
    inner = found.find(".//p")
    assert dom.is_within(inner, found)

    dom.remove(found.find(".//div"))

    assert not dom.is_within(inner, found)


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
def test_a_line_for_each_block(markup, without, expected):
    found = page_tree.parse(f"<html><body>{markup}</body></html>")

    assert list(text_lines(found, frozenset(without))) == expected
