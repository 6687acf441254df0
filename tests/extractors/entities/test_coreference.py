"""Short names joined to full ones; who is only credited."""

import pytest

from extractors.entities.text.credit_spans import agency
from tests.extractors.entities.news import found


def people(text):
    return {
        one.name: [m.text for m in one.mentions]
        for one in found(text)
        if one.type in {"person", "organisation"}
    }


def test_initials_are_the_body_named_in_full():
    text = "The Andean Farmers Union (AFU) met. AFU members left."

    assert people(text)["Andean Farmers Union"] == [
        "Andean Farmers Union",
        "AFU",
        "AFU",
    ]


def test_two_people_of_one_surname_keep_it_to_the_last_named():
    text = (
        "Mayor Carla Rojas spoke. Rojas smiled. "
        "Governor Luis Rojas answered. Rojas frowned."
    )

    assert people(text) == {
        "Carla Rojas": ["Carla Rojas", "Rojas"],
        "Luis Rojas": ["Luis Rojas", "Rojas"],
    }


def test_an_agency_in_brackets_is_credited_and_not_in_the_story():
    (one,) = (
        e for e in found("(Reuters) - It rained.") if e.name == "Reuters"
    )

    assert (one.roles, one.salience) == (("credit",), 0.0)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jo Lens/Reuters", "Reuters"),
        ("AFP via Getty Images", "Agence France-Presse"),
        ("Jo Lens", ""),
    ],
)
def test_a_credit_line_names_its_agency(line, name):
    assert agency(line) == name
