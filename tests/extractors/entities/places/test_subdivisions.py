"""The subdivisions of ISO 3166-2 by the names that ISO gives them."""

from extractors.entities.places.subdivisions import (
    subdivision_id,
    subdivisions,
)


def test_subdivisions_each_name_of_an_entry_is_one():
    names = {region.code: region.names for region in subdivisions()}

    assert names["DE-BY"] == ("Bayern",)
    assert names["ES-GI"] == ("Girona", "Gerona")
    assert names["ES-CT"] == ("Catalunya", "Cataluña")


def test_subdivision_id_names_the_standard():
    assert subdivision_id("DE-BY") == "iso3166-2:DE-BY"
