"""Small operations on an element tree."""

import re

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


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One two</p>", "One two"),
        ("<p>One <b>two <i>three</i></b> four</p>", "One two three four"),
        ("<p>One<br>two</p>", "One two"),
        ("<p>One <template>never</template>two</p>", "One two"),
        ("<p>\u3000One\u3000 two</p>", "One\u3000 two"),
    ],
)
def test_text_of_any_markup_is_what_is_visible(markup, text):
    tree = page_tree.parse(page_of(markup))

    assert dom.text_of(tree.find(".//p")) == text


def test_text_of_script_is_empty():
    tree = page_tree.parse(page_of("<script>x()</script>"))

    assert dom.text_of(tree.find(".//script")) == ""


def test_count_characters_hidden_text_counts_only_for_itself():
    tree = page_tree.parse(
        page_of("<div>Four<noscript><p>twelve chars</p></noscript> tail</div>")
    )
    counts = dom.count_characters(tree)

    assert counts[tree.find(".//div")] == (8, 8)
    assert counts[tree.find(".//noscript")] == (0, 0)
    assert counts[tree.find(".//noscript/p")] == (12, 12)


@pytest.mark.parametrize("names", ["story teaser", "x" * 5000 + " teaser"])
def test_remember_names_finds_what_the_pattern_finds(names):
    search = dom.remember_names(re.compile("teaser"))

    assert search(names) is not None
    assert search(names) is search(names) or len(names) > dom._MAX_NAMES
    assert search("story") is None


def test_text_lines_left_out_element_ends_the_line():
    tree = page_tree.parse("<p>Ann Berg <i>Writer</i> Ole Vik</p>")

    lines = text_lines(tree, is_left_out=lambda part: part.tag == "i")

    assert list(lines) == ["Ann Berg", "Ole Vik"]


def test_text_lines_of_a_part_has_no_text_behind_it():
    tree = page_tree.parse("<p><b>Ann Berg</b> writes</p>")

    assert list(text_lines(tree.find(".//b"))) == ["Ann Berg"]
