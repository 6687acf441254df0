import pytest

from extractors.entities.places.listed_names import listed_names


@pytest.mark.parametrize("file", ["names.txt", "foreign_names.txt"])
def test_listed_names_entry_has_the_name_at_its_index(file):
    names = listed_names(file)

    assert list(names.surfaces) == sorted(set(names.surfaces))
    for index in (0, len(names.surfaces) // 2, len(names.surfaces) - 1):
        assert names.entry(index).surface == names.surfaces[index]


def test_listed_names_entries_have_id_name_and_evidence():
    english = listed_names("names.txt")
    foreign = listed_names("foreign_names.txt")

    norway = english.entry(english.surfaces.index("Norway"))
    lisbon = foreign.entry(foreign.surfaces.index("Lissabon"))

    assert norway == ("Norway", "place", "iso3166:NO", "Norway", True)
    assert lisbon[1:] == ("place", "geonames:2267057", "Lisbon", False)
    assert set(english.surfaces).isdisjoint(foreign.surfaces)
