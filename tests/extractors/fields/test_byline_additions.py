"""What stands beside the names in a byline."""

import pytest

from extractors.fields import byline
from extractors.fields.byline_additions import (
    is_house_or_place_behind,
    strip_additions,
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Berg @annberg", "Ann Berg"),
        ("By Ann Berg (@annberg)", "Ann Berg"),
        ("By Ann Berg ann.berg@gazette.example", "Ann Berg"),
        ("By Ann Berg Published 3 March 2026", "Ann Berg"),
        ("Par Ann Berg Publié le 3 mars 2026", "Ann Berg"),
        ("By Ann Berg, with reporting by Ole Vik", "Ann Berg"),
        ("By Ann Berg in Northport and Ole Vik in Eastbay",
         "Ann Berg and Ole Vik"),
        ("By Prof. Ann Berg", "Ann Berg"),
        ("By Ann Berg, Northport Gazette", "Ann Berg"),
        ("By Ann Berg | The Northport Gazette", "Ann Berg"),
        ("Von Ann Berg, Berlin", "Ann Berg"),
        ("Von Ann Berg (Text) und Ole Vik (Fotos)", "Ann Berg"),
        ("Text: Ann Berg Foto: Ole Vik", "Ann Berg"),
        ("Text: Ann Berg, Fotos: Ole Vik", "Ann Berg"),
        ("Tekst og foto: Ann Berg", "Ann Berg"),
        ("Das Interview führte Ann Berg", "Ann Berg"),
        ("Par Ann Berg, envoyée spéciale à Port-Nord", "Ann Berg"),
        ("Par Ann Berg avec AFP", "Ann Berg"),
        ("Une chronique de Ann Berg", "Ann Berg"),
        ("Testo di Ann Berg", "Ann Berg"),
        ("dalla nostra corrispondente Ann Berg", "Ann Berg"),
        ("Door onze verslaggever Ann Berg", "Ann Berg"),
        ("Oprac. Ann Berg", "Ann Berg"),
        ("Yazan: Ali Berg", "Ali Berg"),
        ("文／林榆", "林榆"),
        ("取材・文＝林榆", "林榆"),
        ("記者林榆／北港報導", "林榆"),
    ],
)  # fmt: skip
def test_byline_with_additions_gives_the_names(line, names):
    assert byline.parse(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening the ferry was back.",
        "By train and ferry",
        "Interview: Der Hafen schläft nie",
        "Analysis by the harbour board",
        "Piše se rok",
        "Reportage de nuit",
        "Updated by hand",
        "Text: SMS an die Fähre",
    ],
)
def test_sentence_that_begins_like_a_byline_is_none(line):
    assert byline.parse(line) == ""


def test_line_without_additions_is_unchanged():
    assert strip_additions("By Ann Berg and Ole Vik") == (
        "By Ann Berg and Ole Vik"
    )


def test_second_author_is_no_house():
    names = ("Ann Berg", "Emily Post")

    assert not is_house_or_place_behind("Emily Post", names)
    assert not is_house_or_place_behind("Ann Berg", names)
    assert is_house_or_place_behind("Eastbay News", names)
