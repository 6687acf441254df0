"""Walls of every kind, and stories that resemble walls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.html import page_reader
from extractors.html.walls import WALLS as KINDS
from extractors.html.walls import (
    VisibleText,
    detect_wall,
    drop_prompts,
    is_paywall,
)
from tests.extractors.html.walls import (
    LEDE,
    STORIES,
    STORY,
    WALLS,
)


@pytest.mark.parametrize("name", WALLS)
def test_read_wall_returns_its_kind(name):
    markup, expected = WALLS[name]

    assert page_reader.read(markup).wall == expected


@pytest.mark.parametrize("name", STORIES)
def test_read_story_has_no_wall(name):
    assert page_reader.read(STORIES[name]).wall == ""


def test_drop_prompts_keeps_story_lines():
    lines = (
        *STORY[:2],
        "Subscribe to continue reading.",
        "Create a free account to continue reading",
        "Tout accepter",
    )

    assert drop_prompts(lines) == tuple(STORY[:2])


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Subscribe to continue reading", True),
        ("Réservé aux abonnés", True),
        ("The paper has 9,000 subscribers.", False),
        ("Subscribe to continue reading. " + "x" * 200, False),
    ],
)
def test_is_paywall_last_line_is_prompt(last, expected):
    assert is_paywall((LEDE, last)) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Create a free account to continue reading",), "registration-wall"),
        (
            (
                "Create a free account to read on",
                "Already a subscriber? Log in",
            ),
            "registration-wall",
        ),
        (
            ("This story is for subscribers", "Sign in to continue"),
            "paywall",
        ),
        (("Sign in to continue",), "registration-wall"),
        (
            ("Jetzt kostenlos registrieren und weiterlesen",),
            "registration-wall",
        ),
        (("Bitte melden Sie sich an, um einen Kommentar zu erfassen.",), ""),
        (("Registration is free for members of the club.",), ""),
        (("Log in", "Register", "Subscribe"), ""),
    ],
)
def test_detect_wall_prompt_returns_kind(lines, expected):
    visible = VisibleText((LEDE, *lines), (LEDE, *lines))

    assert (
        detect_wall((LEDE,), lambda: visible, "Ferry", is_story=True)
        == expected
    )


@given(
    st.lists(st.text(max_size=80) | st.sampled_from(STORY), max_size=8),
    st.text(max_size=40),
    st.booleans(),
)
def test_detect_wall_any_text_returns_known_kind(lines, headline, is_story):
    visible = VisibleText(tuple(lines), tuple(lines))
    kind = detect_wall(
        tuple(lines), lambda: visible, headline, is_story=is_story
    )

    assert kind == "" or kind in KINDS
    assert set(drop_prompts(tuple(lines))) <= set(lines)


def test_detect_wall_long_story_skips_visible_text():
    def never():
        raise AssertionError

    assert detect_wall(tuple(STORY * 2), never, "Ferry", is_story=False) == ""
