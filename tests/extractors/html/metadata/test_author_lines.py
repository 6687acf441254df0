"""The authors in lines of a page that nothing marks."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.html.metadata.author_lines import find_author_lines
from tests.extractors.html.pages import STORY, page_of

HEADING = "<h1>Snow shuts the old bridge</h1>"


def found_in(inner, end=""):
    page = page_of(f"{HEADING}<div>{inner}</div>{STORY}{end}")
    tree = page_tree.parse(page)
    return find_author_lines(tree, tree.find(".//h1"))


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("<ul><li><b>Date</b> 3 May</li><li><b>Author</b> Ann Berg</li></ul>", ("Ann Berg",)),
        ("<ul><li><strong>Autorin/Autor</strong> Ina Holm, Uwe Petersen</li></ul>", ("Ina Holm", "Uwe Petersen")),
        ("<dl><dt>Auteur</dt><dd>Luc Morel</dd></dl>", ("Luc Morel",)),
        ("<table><tr><th>Autore:</th><td>Rosa Conti</td></tr></table>", ("Rosa Conti",)),
        ("<p><span>Autor:</span> <a href='/x'>Ana Ruiz</a></p>", ("Ana Ruiz",)),
        ("<p><span>執筆：</span>山野みどり</p>", ("山野みどり",)),
    ],
)  # fmt: skip
def test_find_author_lines_label_anywhere_returns_names(end, names):
    assert found_in("", end).names == names


@pytest.mark.parametrize(
    ("inner", "names"),
    [
        ("<p>By Ann Berg</p>", ("Ann Berg",)),
        ("<div><span>Von Ina Holm und Uwe Petersen</span></div>", ("Ina Holm", "Uwe Petersen")),
        ("<ul><li>Von: <a>Ina HOLM</a>, <a>Uwe PETERSEN</a></li></ul>", ("Ina HOLM", "Uwe PETERSEN")),
        ("<h4>Par Luc Morel</h4>", ("Luc Morel",)),
        ("<p>By <a href='/p/ab'>Ann Berg</a></p><p>" + "Snow fell on the hill. " * 5 + "</p>", ("Ann Berg",)),
    ],
)  # fmt: skip
def test_find_author_lines_line_beside_heading_returns_names(inner, names):
    assert found_in(inner).names == names


@pytest.mark.parametrize(
    ("inner", "end"),
    [
        ("", "<p><b>Author</b> Ann Berg</p><p><b>Author</b> Ole Vik</p>"),
        ("", "<p><b>Editor</b> Ann Berg</p>"),
        ("", "<aside><b>Author</b> Ann Berg</aside>"),
        ("", "<p><b>Author</b> of the year is sought</p>"),
        ("<b>By</b><p><a rel='tag'>Old Bridges</a><a rel='tag'>Deep Snow</a></p>", ""),
        ("<p>By 2031 the bridge will be new</p>", ""),
        ("<p>By now the Bridge is closed</p>", ""),
        ("<div class='related'><p>By Ann Berg</p></div>", ""),
    ],
)  # fmt: skip
def test_find_author_lines_other_line_returns_nothing(inner, end):
    assert found_in(inner, end).names == ()


def test_find_author_lines_shown_line_is_told():
    found = found_in("<div><p>By Ann Berg</p></div>")

    assert list(map(text_of, found.elements)) == ["By Ann Berg"]


def test_find_author_lines_line_among_paragraphs_is_left_to_the_text():
    tree = page_tree.parse(page_of(f"{HEADING}<p>By Ann Berg</p>{STORY}"))

    assert find_author_lines(tree, tree.find(".//h1")).names == ()
