"""Control characters of texts from the wire are escaped."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.telemetry.printable import printable, printable_line


@pytest.mark.parametrize("text", ["a\tb\nc", "Zürich – 東京 عربي", ""])
def test_printable_ordinary_text_is_unchanged(text):
    assert printable(text) == text


@given(st.text(st.characters(codec=None)))
def test_printable_of_any_text_has_no_control_left(text):
    assert printable(printable(text)) == printable(text)
    printable(text).encode()


@given(st.text())
def test_printable_json_means_the_same(text):
    line = json.dumps({"value": text}, ensure_ascii=False)

    assert json.loads(printable(line)) == {"value": text}


@given(st.text(st.characters(codec=None)))
def test_printable_line_of_any_text_is_one_line(text):
    assert len(printable_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a\\nb"),
        ("a\r\nb", "a\\u000d\\nb"),
        ("a\u2028b\u2029c\x85d", "a\\u2028b\\u2029c\\u0085d"),
    ],
)
def test_printable_line_line_ends_are_escaped(text, line):
    assert printable_line(text) == line
