"""Our list of regions agrees with ISO 3166."""

import pycountry
import pytest

from extractors.entities.places.regions import (
    is_abbreviation,
    is_subdivision,
    listed_regions,
)


def test_listed_regions_codes_are_those_of_iso_3166():
    for region in listed_regions().values():
        if region.id:
            assert pycountry.subdivisions.get(code=region.code), region
        elif region.code:
            assert pycountry.countries.get(alpha_2=region.country), region


def test_listed_regions_with_one_name_have_one_code():
    codes = {}
    for region in listed_regions().values():
        codes.setdefault(region.code, set()).add(region.name)

    assert [names for code, names in codes.items() if "-" in code
            and len(names) > 1] == []  # fmt: skip


@pytest.mark.parametrize("name", ["Texas", "Tex.", "Ontario", "Ont.", "Hesse"])
def test_is_subdivision_state_or_province_is_one(name):
    assert is_subdivision(name)


@pytest.mark.parametrize("name", ["Berlin", "Toronto", "France", "Monday"])
def test_is_subdivision_city_or_country_is_none(name):
    assert not is_subdivision(name)


def test_is_abbreviation_full_name_with_full_stop_is_none():
    assert is_abbreviation("Ill.")
    assert is_abbreviation("Ont")
    assert not is_abbreviation("Ontario.")
