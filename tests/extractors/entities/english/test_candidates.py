"""Where a span of names is split."""

import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Bill Houston spoke on Monday.", "Bill Houston"),
        ("Bill Houston spoke on Monday.", "Bill Houston"),
        ("EPA Administrator Bill Lincoln spoke.", "Bill Lincoln"),
    ],
)
def test_first_name_that_is_a_head_noun_begins_a_person(text, name):
    assert ("person", name) in names_of(text)


def test_place_behind_a_head_noun_is_no_surname():
    names = names_of("Lawmakers passed the Farm Bill Texas wanted.")

    assert ("work", "Farm Bill") in names
    assert ("place", "Texas") in names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apple said on Monday it would build a plant.", True),
        ("Apple announced a new chief.", True),
        ("Apple pie is sweet.", False),
    ],
)
def test_organisation_of_a_common_word_that_speaks_is_one(text, expected):
    assert (("organisation", "Apple") in names_of(text)) is expected
