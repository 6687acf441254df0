"""What stands after a place's name, and which lists are no such thing."""

import pytest

from extractors.entities.engine import Span
from extractors.entities.places.after_name import NOTHING, find_after_name
from extractors.entities.places.regions import Region


def find(text, name, *places):
    """Find what stands after a name in a text with these other places."""
    spans = [
        Span(text.index(place), text.index(place) + len(place), "place", 1.0)
        for place in (name, *places)
    ]
    return find_after_name(text, spans[0], {s.start: s for s in spans})


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("Police in Berlin, New Hampshire, said so.", "Berlin", ("US", "NH")),
        ("It opens in Cairo, Ill., next year.", "Cairo", ("US", "IL")),
        ("It opens in Berlin, N.H., next year.", "Berlin", ("US", "NH")),
        ("It opens in Cairo, N.Y., and Rome, Ga.", "Cairo", ("US", "NY")),
        ("It opens in Vienna, W.Va.", "Vienna", ("US", "WV")),
        ("A shop in Perth, Ontario.", "Perth", ("CA", "")),
        ("Police in Rome, New York, said so.", "Rome", ("US", "NY")),
        ("A shop in Perth (Ontario) closed.", "Perth", ("CA", "")),
    ],
)
def test_after_name_region_that_ends_the_name_is_sure(text, name, region):
    after = find(text, name)

    assert after.is_sure
    assert Region(*region) in after.regions


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("Plants in Berlin, Texas and Shanghai", "Berlin", ["Shanghai"]),
        ("Plants in Berlin, Texas, and Shanghai", "Berlin", ["Shanghai"]),
        ("Fires in Athens, Texas, Nevada, Rome", "Athens", ["Nevada"]),
        ("Storms in Athens, Texas", "Athens", []),
    ],
)
def test_after_name_region_that_may_go_on_a_list_is_not_sure(
    text, name, others
):
    after = find(text, name, *others)

    assert after.regions
    assert not after.is_sure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Banks in London, Toronto and New York", "London"),
        ("Offices in Rome, New York and Tokyo", "Rome"),
        ("Talks in Paris, he said.", "Paris"),
        ("Talks in Paris", "Paris"),
    ],
)
def test_after_name_second_city_or_no_place_is_nothing(text, name):
    assert find(text, name) == NOTHING


def test_after_name_city_after_an_unknown_town_is_where_it_lies():
    assert find("Police in Westminster, London, said so.", "Westminster")
