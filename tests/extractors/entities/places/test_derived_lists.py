from importlib.resources import files

import pytest

from extractors.entities.places.city_names import foreign_city_entries
from extractors.entities.places.derived_lists import (
    derive_cities,
    derive_city_names,
    derive_large_cities,
    derive_listed_names,
)
from extractors.entities.places.geonames import place_entries
from extractors.entities.text.gazetteer import Entry

FOLDER = files("extractors.entities") / "data/geonames"


@pytest.mark.parametrize(
    ("file", "derive"),
    [
        ("cities.txt", derive_cities),
        ("city_names.txt", derive_city_names),
        ("large_cities.txt", derive_large_cities),
        ("names.txt", lambda: derive_listed_names(place_entries())),
        (
            "foreign_names.txt",
            lambda: derive_listed_names(
                foreign_city_entries(), place_entries()
            ),
        ),
    ],
)
def test_geonames_file_is_what_the_package_gives(file, derive):
    lines = FOLDER.joinpath(file).read_text(encoding="utf-8").split("\n")

    assert lines == [*derive(), ""], "run `make places`"


def test_derive_listed_names_first_entry_counts_and_other_list_is_left_out():
    entries = [
        Entry("Tolva", "place", "geonames:2", "Tolva", unambiguous=False),
        Entry("Tolva", "place", "geonames:3"),
        Entry("Arden", "place"),
        Entry("Merrow", "place"),
    ]

    lines = derive_listed_names(entries, [Entry("Merrow", "place")])

    assert lines == ["Arden\t\t\t1", "Tolva\tgeonames:2\tTolva\t"]


@pytest.mark.parametrize("name", ["Tol\tva", "Tol\nva"])
def test_derive_listed_names_name_with_a_mark_of_the_file_is_an_error(name):
    with pytest.raises(ValueError, match="tab or a line break"):
        derive_listed_names([Entry(name, "place")])
