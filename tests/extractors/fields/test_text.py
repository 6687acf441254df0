"""Text repair: mojibake is undone, quotes stay as sent."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.fields import text


@pytest.mark.parametrize(
    ("sent", "repaired"),
    [
        ("Itâ€™s cold", "It’s cold"),
        ("“Quotes” and 'quotes' stay", "“Quotes” and 'quotes' stay"),
        ("Cafe\u0301", "Café"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("â\xad\x90â\xad\x90 of five", "⭐⭐ of five"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_repair_text_returns_repaired_text(sent, repaired):
    assert text.repair(sent) == repaired


@given(st.text())
@example("\xad\xc0\xa7")  # mojibake once the soft hyphen is gone
@example("a\u0301\xa8\xbb\xe6\xc1")  # mojibake once composed
@example("\xd0\xe2\u20ac\xaa\xc2\xad\u2014\xef")  # hides a direction mark
def test_repair_any_text_is_idempotent(sent):
    once = text.repair(sent)

    assert text.repair(once) == once


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("( Reuters ) - China said , on Monday .", "(Reuters) - China said, on Monday."),
        ("It is n't so , he said .", "It isn't so, he said."),
        ("He paid $ 5 , she 6 .", "He paid $5, she 6."),
        ("A normal text, with one , slip.", "A normal text, with one , slip."),
    ],
)  # fmt: skip
def test_detokenise_spaced_text_removes_spaces(sent, expected):
    assert text.detokenise(sent) == expected


def test_spaces_and_fold_normalise_a_line():
    assert text.collapse_spaces(" One\n two\u00a0three ") == "One two three"
    assert text.join_lines(" One\n two\u00a0three ") == "One two\u00a0three"
    assert text.fold("“Snow,” he’d said!") == text.fold('"snow" he\'d said')


@pytest.mark.parametrize(
    ("escaped", "repaired"),
    [
        (r'"a\ud83d"', r'"a\ufffd"'),
        (r'"\uDC00\ud83d"', r'"\ufffd\ufffd"'),
        (r'"\ud83d\ud83d\ude00"', r'"\ufffd\ud83d\ude00"'),
        (r'"\uD83D\uDE00"', r'"\uD83D\uDE00"'),
        (r'"\\ud83d"', r'"\\ud83d"'),
        (r'"\\\ud83d"', r'"\\\ufffd"'),
        (r'"\ud83d\n"', r'"\ufffd\n"'),
        (r'"é\u00e9"', r'"é\u00e9"'),
    ],
)
def test_repair_escapes_replaces_halves_alone(escaped, repaired):
    assert text.repair_escapes(escaped) == repaired


@given(
    st.lists(
        st.sampled_from(["\\", "\\ud83d", "\\uDE00", "u", "d83d", '\\"', "n"])
    ).map("".join)
)
def test_repair_escapes_of_any_json_can_be_encoded(escaped):
    try:
        value = json.loads(f'"{escaped}"')
    except ValueError:
        return
    repaired = json.loads(text.repair_escapes(f'"{escaped}"'))

    repaired.encode()
    assert len(repaired) == len(value)
    if not re.search("[\ud800-\udfff]", value):
        assert repaired == value


@given(st.text(st.characters(max_codepoint=127)))
@example("a" * 999 + "_ .B")
def test_fold_ascii_text_is_as_beside_other_letters(ascii_text):
    beside = text.fold(f"{ascii_text} é")

    assert beside == f"{text.fold(ascii_text)} é".strip()
