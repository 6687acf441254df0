"""Names that come with the package."""

import pytest

from tests.extractors.entities.news import entities_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bundesliga", "Premier League"),
        ("U.S. Navy", "U.S. Army"),
        ("Labor Department", "Commerce Department"),
        ("CNBC", "NBC"),
        ("Business Wire", "PR Newswire"),
        ("KLM", "Air France"),
        ("Red Crescent", "Red Cross"),
        ("Sky Sports", "Sky News"),
    ],
)
def test_organisations_of_one_kind_have_ids_of_their_own(first, second):
    found = entities_of(f"Officials of {first} met those of {second}.")
    by_name = {entity.name: entity.id for entity in found}
    assert {first, second} <= set(by_name)
    assert by_name[first] != by_name[second]


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Department of Labor", "Labor Department"),
        ("U.S. Commerce Department", "Commerce Department"),
        ("USDA", "Agriculture Department"),
        ("LaLiga", "La Liga"),
    ],
)
def test_organisation_with_another_name_has_its_id(surface, name):
    (one,) = entities_of(f"A letter went to the {surface}.")
    assert one.name == name
