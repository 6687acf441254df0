"""The authors that a page marks beside the headline."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.html.metadata.author_marks import (
    find_author_codes,
    find_marked_authors,
)
from tests.extractors.html.pages import STORY, page_of

HEADING = "<h1>Snow shuts the old bridge</h1>"


def marked(inner):
    tree = page_tree.parse(page_of(HEADING + inner + STORY))
    return find_marked_authors(tree, tree.find(".//h1"))


@pytest.mark.parametrize(
    ("inner", "names"),
    [
        ('<p>By <a href="/authors/ann-berg">Ann Berg</a></p>', ("Ann Berg",)),
        ('<p><a href="/blog/autor/ina-holm/">Ina Holm</a></p>', ("Ina Holm",)),
        ('<p><a href="https://quay.example/profile/luc-morel"><span>Luc Morel</span></a></p>', ("Luc Morel",)),
        ('<p><a href="/?author=7">Ana Ruiz</a></p>', ("Ana Ruiz",)),
        ('<div class="byline"><a rel="author" href="mailto:ann@quay.example">Ann Berg</a></div>', ("Ann Berg",)),
        ('<div class="byline"><a href="/author/ab">Ann Berg</a> <span>Senior Strategy Person</span></div>', ("Ann Berg",)),
        ('<div class="byline"><span class="author">Ann Berg</span><span class="author">Trending Editor</span></div>', ("Ann Berg",)),
        ('<div class="author-2">Ann Berg</div>', ("Ann Berg",)),
        ('<p class="byline">Ann Berg berg@quay.example</p>', ("Ann Berg",)),
        ('<p class="byline">By Ann Berg Updated November 18, 2026 8:00 am</p>', ("Ann Berg",)),
        ('<div class="author">Posted by <i>Ann Berg</i> on May 3, 2026 in News</div>', ("Ann Berg",)),
    ],
)  # fmt: skip
def test_find_marked_authors_beside_heading_returns_names(inner, names):
    assert marked(inner).names == names


@pytest.mark.parametrize(
    "inner",
    [
        '<p>The snow was deep, <a href="/profile/ann-berg">Ann Berg</a> told the board on Monday morning.</p>',
        '<p>Fact checked by <a href="/author/ole-vik">Ole Vik</a></p>',
        '<p>Geprüft von: <a href="/autor/ole-vik">Ole Vik</a></p>',
        '<p><b>Editor:</b> <a class="author" href="/author/ole-vik">Ole Vik</a></p>',
        '<p><b>Photo by</b> <a rel="author" href="/author/ole-vik">Ole Vik</a></p>',
        '<nav><a href="/author/ole-vik">Ole Vik</a></nav>',
        '<ul class="related"><li><a href="/author/ole-vik">Ole Vik</a></li></ul>',
        '<p><a href="/person/ole-vik">Ole Vik</a></p>',
        '<p class="author">November 18</p>',
    ],
)  # fmt: skip
def test_find_marked_authors_other_person_returns_nothing(inner):
    assert marked(inner).names == ()


def test_find_marked_authors_other_task_is_left_out():
    found = marked(
        '<div class="byline"><a href="/author/ann">Ann Berg</a> Fact Checked '
        'by: <a href="/author/ole">Ole Vik</a></div>'
    )

    assert found.names == ("Ann Berg",)


def test_find_marked_authors_word_before_the_name_belongs_to_it():
    found = marked('<p>By <a href="/author/ann-berg">Ann Berg</a></p>')

    assert list(map(text_of, found.elements)) == ["By Ann Berg"]


def test_find_marked_authors_account_of_the_site_is_told():
    found = marked(
        '<p>By <a rel="author" href="/author/admin/">Quay D</a></p>'
    )

    assert found.accounts == ("Quay D",)


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        ('<p>3 May; <span itemprop="author">quay/abe;ovi</span></p>', ("quay/abe", "ovi")),
        ('<p><span itemprop="author">the harbour desk of the paper</span></p>', ()),
        ('<p><span itemprop="author">Redaktion</span></p>', ()),
        ('<div class="comments"><span itemprop="author">abe</span></div>', ()),
        ('<meta itemprop="author" content="abe">', ()),
    ],
)  # fmt: skip
def test_find_author_codes_page_returns_letters_of_writers(inner, codes):
    tree = page_tree.parse(page_of(HEADING + STORY + inner))

    assert find_author_codes(tree) == codes
