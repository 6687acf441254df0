import pytest

from tests.extractors.entities.news import entities_of


def _names(headline: str, body: str = "It was so.") -> set[tuple[str, str]]:
    found = entities_of(body, headline=headline)
    return {(e.type, e.name) for e in found}


@pytest.mark.parametrize(
    "headline",
    [
        "Police Arrest Four Men Over Fire Near Old Market Square",
        "Senate Passes Farm Bill After Long Session With Party Leaders",
        "Why We Need A Better Health Service",
        "Court Clears Way For Sweeping Federal Law Last Week",
    ],
)
def test_headline_in_title_case_common_words_are_no_names(headline):
    assert not {name for _, name in _names(headline) if name != "Senate"}


def test_headline_in_title_case_known_names_are_kept():
    names = _names("Storm Kills Five In Northern France As Rivers Rise Again")

    assert ("place", "France") in names


def test_headline_in_title_case_person_ends_before_verb():
    names = _names(
        "Anna Vexley Says Her Plan Will Help Farmers",
        "Anna Vexley said her plan would help farmers.",
    )

    assert ("person", "Anna Vexley") in names


def test_headline_in_title_case_name_of_prose_is_kept():
    names = _names(
        "Green Hill Council Votes To Close Two Schools",
        "The Green Hill Council voted on Monday.",
    )

    assert ("organisation", "Green Hill Council") in names


def test_headline_in_title_case_person_of_prose_has_common_surname():
    names = _names(
        "Donna Velce Calls Taylor Swale's New Album Her Best",
        "Donna Velce praised Taylor Swale.",
    )

    assert {("person", "Donna Velce"), ("person", "Taylor Swale")} == names
