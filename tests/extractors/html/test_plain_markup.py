import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.html.plain_markup import read_plain_markup


def test_plain_markup_paragraphs_are_lines():
    markup = "<h2>Harbour</h2><p>The pier <b>reopened</b>.</p>\n<p>Yes.</p>"

    lines = ("Harbour", "The pier reopened.", "Yes.")
    assert read_plain_markup(markup) == lines


def test_plain_markup_text_without_elements_is_one_line():
    assert read_plain_markup("The pier\n reopened.") == ("The pier reopened.",)


def test_plain_markup_line_break_ends_a_line():
    markup = "<p>The pier reopened.<br><br>Ships may return.</p>"

    lines = ("The pier reopened.", "Ships may return.")
    assert read_plain_markup(markup) == lines


def test_plain_markup_mark_behind_a_link_gets_no_space():
    markup = (
        '<p>The pier of <a href="https://pier.example/">Wexford</a>, built of'
        ' <i>larch</i>, reopened <a href="/2">today</a>.</p>'
    )

    (line,) = read_plain_markup(markup) or ()

    assert line == "The pier of Wexford, built of larch, reopened today."


def test_plain_markup_entries_of_a_list_are_lines():
    markup = "<p>The plan:</p><ul><li>a bridge</li><li>two ferries</li></ul>"

    lines = ("The plan:", "a bridge", "two ferries")
    assert read_plain_markup(markup) == lines


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="caption">The pier.</p>',
        '<p>The pier.</p><img src="pier.jpg">',
        "<p>The pier.</p><script>track()</script>",
        "<figure><figcaption>The pier.</figcaption></figure>",
        '<p>By <a rel="author" href="/ann">Ann Berg</a> in the port</p>',
        "<html><head><title>Pier</title></head><body><p>Pier</p></body>",
        "<table><tr><td>Pier</td><td>3</td></tr></table>",
    ],
)
def test_plain_markup_element_that_means_more_is_none(markup):
    assert read_plain_markup(markup) is None


def test_plain_markup_list_of_other_stories_is_none():
    markup = '<p>The pier reopened.</p><ul><li><a href="/2">Fire</a></li></ul>'

    assert read_plain_markup(markup) is None


@pytest.mark.parametrize("markup", ["", " ", "<p> </p>", "<!doctype html>"])
def test_plain_markup_without_text_is_none(markup):
    assert read_plain_markup(markup) is None


WORDS = st.text("abc ,.", min_size=1).filter(str.strip)


@given(st.lists(WORDS, min_size=1))
def test_plain_markup_any_paragraphs_are_kept(texts):
    markup = "".join(f"<p>{text}</p>" for text in texts)

    expected = tuple(" ".join(text.split()) for text in texts)
    assert read_plain_markup(markup) == expected
