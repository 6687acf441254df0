"""A line with only names at the head of a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.name_line import find_name_line

STORY = tuple(
    f"The ferry company said in its report number {n} that the boats to the "
    f"islands had run late on most days of the winter, because the quay was "
    f"closed for repairs and the crews had to wait for the tide."
    for n in range(1, 5)
)
HEADLINE = "Ferries run late all winter"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tebello Ramokone", ("Tebello Ramokone",)),
        ("TEBELLO RAMOKONE", ("TEBELLO RAMOKONE",)),
        ("Tebello Ramokone/Nthati Lekhoa", ("Tebello Ramokone", "Nthati Lekhoa")),
        ("Annika Bergström and Olav Vikøren", ("Annika Bergström", "Olav Vikøren")),
        ("J. R. Lindqvist", ("J. R. Lindqvist",)),
        ("Tebello Ramokone, Staff Writer", ("Tebello Ramokone",)),
        ("Tebello Ramokone, Senior Harbour Reporter", ("Tebello Ramokone",)),
    ],
)  # fmt: skip
def test_name_line_before_the_story_returns_names(line, names):
    assert find_name_line((line, *STORY), HEADLINE, "en-ZA") == names


@pytest.mark.parametrize("language", ["de", "fr-CA", "tr", "pt", ""])
def test_name_line_listed_name_is_found_in_any_language(language):
    line = ("Fatma Yıldız", *STORY)

    assert find_name_line(line, HEADLINE, language) == ("Fatma Yıldız",)


def test_name_line_behind_a_standfirst_is_found():
    lines = ("… crews wait for the tide", "Tebello Ramokone", *STORY)

    assert find_name_line(lines, HEADLINE, "en") == ("Tebello Ramokone",)


@pytest.mark.parametrize(
    "line",
    [
        "Key Takeaways",
        "Ferry Company, Director of Boats",
        "The Editor, Winter Post",
        "Quick Summary",
        "Winter Ferries",
        "New Delhi",
        "BASEL, SWITZERLAND",
        "Associated Press",
        "Senior Harbour Reporter",
        "Tebello Ramokone:",
        "Tebello Ramokone, 47",
        "Tebello",
        "Tebello said no",
        "",
    ],
)
def test_name_line_that_is_no_name_returns_nothing(line):
    assert find_name_line((line, *STORY), HEADLINE, "en") == ()


@pytest.mark.parametrize("language", ["de", "zu", ""])
def test_name_line_unlisted_words_of_another_language_are_no_name(language):
    lines = ("Wichtigste Eckpunkte", *STORY)

    assert find_name_line(lines, HEADLINE, language) == ()


@pytest.mark.parametrize(
    ("story", "headline"),
    [
        ((*STORY, "Ramokone runs the company."), HEADLINE),
        (STORY, "Ramokone: boats run late"),
        (STORY[:1], HEADLINE),
    ],
)
def test_name_line_that_comes_again_or_of_short_story_is_no_byline(
    story, headline
):
    lines = ("Tebello Ramokone", *story)

    assert find_name_line(lines, headline, "en") == ()


def test_name_line_below_the_head_is_no_byline():
    lines = (*STORY, "Tebello Ramokone", *STORY)

    assert find_name_line(lines, HEADLINE, "en") == ()


@given(st.text(max_size=120), st.sampled_from(["en", "de", ""]))
def test_name_line_any_line_returns_words_of_it(line, language):
    names = find_name_line((line, *STORY), HEADLINE, language)

    assert all(word in line for name in names for word in name.split())
