"""Headlines whose words are in the text, and texts of other stories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.similarity.headline_support import (
    Article,
    are_unread_stories,
    headline_support,
    is_about,
)

DOCK = "Ferry dock to close for eleven weeks"
STORM = "Storm tears roof off Northfield school"
NOTICE = (
    "Your reader needs scripts for this, and has none. Turn them on, and come "
    "back to the page that brought you here."
)
REPORT = (
    "MERROW -- The ferry dock in Merrow closes on Monday, and stays shut for "
    "eleven weeks, the board said."
)


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("Ferry dock closes", "The ferry left the dock.", 0.667),
        ("Fähre fährt wieder", "Die Fähre legt ab.", 0.333),
        ("渡轮停航", "渡轮今日停航。", 0.667),
        ("Паром встал", "Паромы ушли из порта.", 0.5),
        ("Shares rise 3.5%", "Up 3.5 percent, shares rise.", 1.0),
        ("Dock", "The dock.", None),
        ("", "The dock.", None),
        ("Ferry dock closes", "", 0.0),
    ],
)
def test_headline_support_counts_shared_words(headline, text, expected):
    assert headline_support(headline, text) == expected


@given(st.text(), st.text())
def test_headline_support_any_text_is_share(headline, text):
    support = headline_support(headline, text)

    assert support is None or 0 <= support <= 1


@given(st.text())
def test_is_about_own_headline_is_true(headline):
    assert is_about(headline, headline)


@pytest.mark.parametrize(
    ("new", "old", "headlines", "expected"),
    [
        ((DOCK, NOTICE), (STORM, NOTICE), 0.0, True),
        ((DOCK, NOTICE), (DOCK, NOTICE), 1.0, False),
        ((DOCK, REPORT), ("Quay shut", REPORT), 0.0, False),
        ((STORM, REPORT), (DOCK, REPORT), 0.0, False),
        ((DOCK, NOTICE), ("", NOTICE), None, False),
        ((DOCK, NOTICE * 20), (STORM, NOTICE * 20), 0.0, False),
    ],
)
def test_are_unread_stories_needs_no_headline_word(
    new, old, headlines, expected
):
    assert (
        are_unread_stories(Article(*new), Article(*old), headlines) is expected
    )
