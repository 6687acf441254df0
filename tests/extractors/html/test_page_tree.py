"""Parsing of pages, malformed ones too."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.html import page_tree
from extractors.html.dom import remove, text_of
from extractors.model.errors import ExtractError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Snow</p>", "Snow"),
        ('<?xml version="1.0" encoding="utf-8"?><p>Snow</p>', "Snow"),
        ("<p>Sn&#1;ow&#x1F;\x0b</p>", "Snow"),
        ("<p>Sn&#5ow &#5a&#x1f</p>", "Snow a"),
        ("<p>Sn&#xFFFE;ow&#65535;</p>", "Snow"),
        ("<p>Sn&#&#1;5;ow</p>", "Sn\ufffdow"),
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


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "&#", "&#x", "&#X", "0", "5", "1", "f", "a", "g", ";", "&#5a",
            "&#xFFFE;", "&#xD800;", "&#0;", "&#65535", "&#1;", "&amp;#5;",
            "\x00", "\x05", "\x0c", "\x1b", "\ufffe", "\u0085", "n", " ",
            "<button>", "</button>", "<p>", "</p>", "<svg>", "<template>",
            "</template>", "<script>", "</script>", "<b title='", "'>", "<br>",
            "<!--", "-->", "<![CDATA[", "]]>", "<?", "<table>", "<td>", "</",
            "<figure>", "<img alt='", '<div hidden id="S:1">', "</div>",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(FRAGMENTS)
@example("&#5a<button></button>n")
@example("<p>&#&#1;5a<button></button>n")
def test_parse_any_fragment_gives_texts_that_the_tree_accepts(fragment):
    try:
        tree = page_tree.parse(fragment)
    except ExtractError:
        return
    for element in tree.iter():
        element.text, element.tail = element.text, element.tail
        for name, value in element.attrib.items():
            element.set("x", name + value)


@given(FRAGMENTS, st.randoms())
@example("&#5a<button></button>n", None)
def test_remove_elements_of_any_fragment_keeps_the_text_behind(
    fragment, random
):
    try:
        tree = page_tree.parse(fragment)
    except ExtractError:
        return
    elements = list(tree.iter())[1:]
    if random:
        random.shuffle(elements)
    for element in elements:
        parent = element.getparent()
        text = "".join(parent.itertext())
        inner = "".join(element.itertext())
        remove(element)

        assert len("".join(parent.itertext())) == len(text) - len(inner)
