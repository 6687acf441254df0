import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.html import page_reader
from extractors.html.block_pages import block_reason
from extractors.html.walls import WALLS as KINDS
from extractors.html.walls import (
    VisibleText,
    detect_wall,
    drop_prompts,
    is_paywall,
)
from tests.extractors.html.walls import (
    CHALLENGE,
    DENIED,
    LEDE,
    STORIES,
    STORY,
    WALLS,
)


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_has_its_name(name):
    markup, expected = WALLS[name]

    assert page_reader.read(markup).wall == expected


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_none(name):
    assert page_reader.read(STORIES[name]).wall == ""


def test_demands_are_cut_and_the_story_stays():
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
def test_a_text_that_breaks_off_at_a_demand(last, expected):
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
def test_what_is_demanded(lines, expected):
    seen = VisibleText((LEDE, *lines), (LEDE, *lines))

    assert (
        detect_wall((LEDE,), lambda: seen, "Ferry", is_story=True) == expected
    )


@given(
    st.lists(st.text(max_size=80) | st.sampled_from(STORY), max_size=8),
    st.text(max_size=40),
    st.booleans(),
)
def test_any_page_is_a_story_or_a_wall_with_a_name(lines, headline, is_story):
    seen = VisibleText(tuple(lines), tuple(lines))
    found = detect_wall(
        tuple(lines), lambda: seen, headline, is_story=is_story
    )

    assert found == "" or found in KINDS
    assert set(drop_prompts(tuple(lines))) <= set(lines)


def test_a_long_story_is_never_looked_at_whole():
    def never():
        raise AssertionError

    assert detect_wall(tuple(STORY * 2), never, "Ferry", is_story=False) == ""


@pytest.mark.parametrize(
    ("url", "body", "expected"),
    [
        ("https://news.test/a", CHALLENGE.encode(), "bot-wall"),
        ("https://news.test/a", DENIED.encode(), "bot-wall"),
        ("https://consent.news.test/a?to=x", b"<p>x</p>", "consent-wall"),
        ("https://guce.other.test/", b"<p>x</p>", "consent-wall"),
        ("https://www.news.test/a", b"<p>x</p>", ""),
        ("http://[::1", b"", ""),
    ],
)
def test_a_gate_is_told_without_reading(url, body, expected):
    assert block_reason("https://news.test/a", url, body) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Access denied: the library that shut its doors | Reference",
        "Just a moment: a photographer's year",
        "Human verification on trial",
    ],
)
def test_a_story_on_gates_is_none(title):
    body = f"<html><title>{title}</title><p>{LEDE}</p>".encode()

    assert (
        block_reason("https://news.test/a", "https://news.test/a", body) == ""
    )


def test_a_site_on_consent_may_have_pages():
    assert (
        block_reason("https://consent.test/a", "https://consent.test/b", b"x")
        == ""
    )


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_no_gate(name):
    script = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'>"
    body = (STORIES[name] + script).encode()

    assert (
        block_reason("https://news.test/a", "https://news.test/a", body) == ""
    )
