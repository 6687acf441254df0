import pytest

from extractors.entities.places.own_places import own_places


def entries_of(language):
    return {entry.surface: entry for entry in own_places(language)}


@pytest.mark.parametrize(
    ("language", "name", "key"),
    [
        ("sv", "Köpenhamn", "geonames:2618425"),
        ("it", "Lisbona", "geonames:2267057"),
        ("pl", "Niemcy", "iso3166:DE"),
        ("fi", "Englanti", "iso3166:GB"),
        ("ja", "沖縄県", "iso3166-2:JP-47"),
        ("sv", "Östersjön", ""),
    ],
)
def test_own_places_name_of_the_language_has_id(language, name, key):
    assert entries_of(language)[name].id == key


def test_own_places_spelling_of_geonames_is_left_to_its_rules():
    assert "Mérida" not in entries_of("es")


def test_own_places_unknown_language_has_none():
    assert entries_of("xx") == {}
