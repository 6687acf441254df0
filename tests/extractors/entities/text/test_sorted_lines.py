import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.text.sorted_lines import contains_line, find_line

WORDS = st.text("abé市", max_size=4)


@given(st.sets(WORDS.filter(bool), max_size=30), WORDS)
def test_contains_line_any_list_has_its_lines_only(words, word):
    lines = "".join(f"{w}\n" for w in sorted(words, key=str.encode)).encode()

    assert contains_line(lines, word.encode()) == (word in words)
    assert all(contains_line(lines, each.encode()) for each in words)


@pytest.mark.parametrize("wanted", [b"", b"a", b"a\nb"])
def test_contains_line_empty_list_has_none(wanted):
    assert not contains_line(b"", wanted)


@given(st.dictionaries(WORDS.filter(bool), WORDS, max_size=30), WORDS)
def test_find_line_any_table_gives_the_line_of_its_key(table, word):
    rows = (f"{key}\t{table[key]}\n" for key in sorted(table, key=str.encode))
    lines = "".join(rows).encode()

    for key in {*table, word} - {""}:
        expected = f"{key}\t{table[key]}".encode() if key in table else None
        assert find_line(lines, key.encode()) == expected
