"""Text repair: mojibake mended, quotes as sent."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.fields import text


@pytest.mark.parametrize(
    ("sent", "mended"),
    [
        ("Itâ€™s cold", "It’s cold"),
        ("“Quotes” and 'quotes' stay", "“Quotes” and 'quotes' stay"),
        ("Cafe\u0301", "Café"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_text_is_repaired(sent, mended):
    assert text.repair(sent) == mended


@given(st.text())
@example("\xad\xc0\xa7")  # mojibake once the soft hyphen is gone
@example("a\u0301\xa8\xbb\xe6\xc1")  # mojibake once composed
@example("\xd0\xe2\u20ac\xaa\xc2\xad\u2014\xef")  # hides a direction mark
def test_repair_twice_changes_nothing_more(sent):
    once = text.repair(sent)

    assert text.repair(once) == once


@pytest.mark.parametrize(
    ("sent", "closed"),
    [
        ("( Reuters ) - China said , on Monday .", "(Reuters) - China said, on Monday."),
        ("It is n't so , he said .", "It isn't so, he said."),
        ("He paid $ 5 , she 6 .", "He paid $5, she 6."),
        ("A normal text, with one , slip.", "A normal text, with one , slip."),
    ],
)  # fmt: skip
def test_tokens_are_closed_up(sent, closed):
    assert text.detokenise(sent) == closed


def test_lines_and_folds():
    assert text.collapse_spaces(" One\n two\u00a0three ") == "One two three"
    assert text.join_lines(" One\n two\u00a0three ") == "One two\u00a0three"
    assert text.fold("“Snow,” he’d said!") == text.fold('"snow" he\'d said')
