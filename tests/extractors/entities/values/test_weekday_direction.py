from datetime import date

import pytest

from extractors.entities.values.values import find_values
from extractors.entities.values.weekday_direction import is_ahead

AT = date(2021, 12, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He called for a meeting on Thursday.", "2021-12-16"),
        ("The board will meet on Friday.", "2021-12-17"),
        ("The vote is set for Monday.", "2021-12-20"),
        ("He said he would resign on Monday.", "2021-12-20"),
        ("They agreed to hold talks on Tuesday.", "2021-12-21"),
        ("He said on Thursday that he would go.", "2021-12-09"),
        ("The plan, which will cost more, was passed on Monday.",
         "2021-12-13"),
        ("He will go. Prices fell on Friday.", "2021-12-10"),
        ("The minister told reporters on Wednesday.", "2021-12-15"),
        ("The board will meet on Wednesday.", "2021-12-15"),
    ],
)  # fmt: skip
def test_is_ahead_nearest_verb_decides(text, value):
    assert {v for _, v in find_values(text, AT, "en")} == {value}


@pytest.mark.parametrize(
    "words",
    [
        "will", "would", "shall", "call for", "Calls for", "calling for",
        "ahead of", "due", "invited them to", "summons the board to",
        "urged all of them to", "set for", "scheduled to", "agreed to",
        "hopes to", "going to", "ready for", "plans to", "is to", "are to",
        "upcoming", "coming", "until", "from", "by",
    ],
)  # fmt: skip
def test_is_ahead_each_word_of_the_future_is_ahead(words):
    text = f"It was said. They {words} Thursday"

    assert is_ahead(text, text.index("Thursday"))
