"""The names in a statement of authors."""

import pytest

from extractors.fields.authors import parse_authors, parse_mailbox


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Berg, Ole Vik and Eva Lind in Paris", ("Ann Berg", "Ole Vik", "Eva Lind")),
        ("Von Uwe Petersen und Ina Holm", ("Uwe Petersen", "Ina Holm")),
        ("Par Anne Dubois et Luc Morel à Lyon", ("Anne Dubois", "Luc Morel")),
        ("Por Ana Ruiz y Luis Vega", ("Ana Ruiz", "Luis Vega")),
        ("Door Jan Smit en Piet Bakker", ("Jan Smit", "Piet Bakker")),
        ("Autor: Uwe Petersen | Foto: Ina Holm", ("Uwe Petersen",)),
        ("Ann Berg, Harbour Correspondent", ("Ann Berg",)),
        ("desk@paper.example (Ann Berg)", ("Ann Berg",)),
        ("Ann Berg <ann@paper.media>", ("Ann Berg",)),
        (", The Hill Post", ("The Hill Post",)),
        ("https://social.example/hillpost", ()),
        ("@annberg", ()),
        ("Staff Reporter", ()),
        ("Redaktion", ()),
        ("105092", ()),
    ],
)  # fmt: skip
def test_parse_authors_statement_returns_names(text, names):
    assert parse_authors(text) == names


def test_address_in_brackets_behind_a_name_is_left_out():
    assert parse_mailbox("Ann Berg (ann@quay.test)") == "Ann Berg"
