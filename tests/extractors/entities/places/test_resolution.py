import pytest

from tests.extractors.entities.news import entities_of


def country_of(name, text, language="en", **fields):
    return next(
        entity.country
        for entity in entities_of(text, language, **fields)
        if any(mention.text == name for mention in entity.mentions)
    )


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "Offices in London, Ontario. They open.", "London", "CA"),
        ("en", "Offices in Cambridge, Mass., opened.", "Cambridge", "US"),
        ("en", "Offices in Perth, Scotland, opened.", "Perth", "GB"),
        ("en", "Offices in Hamilton, Ont., opened.", "Hamilton", "CA"),
        ("en", "Offices in London (Ontario) opened.", "London", "CA"),
        ("en", "It left Valencia, Carabobo, late.", "Valencia", "VE"),
        ("es", "Vive en Londres, Ontario.", "Londres", "CA"),
        ("fr", "Il vit à Londres (Ontario).", "Londres", "CA"),
        ("de", "Er lebt in Paris (Texas).", "Paris", "US"),
        ("es", "Viajó a Granada, Nicaragua.", "Granada", "NI"),
    ],
)
def test_resolve_region_after_name_decides(language, text, name, country):
    assert country_of(name, text, language) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They met in Venice.", "Venice", "IT"),
        ("They met in St. Petersburg.", "St. Petersburg", "RU"),
        ("In Cambridge the council met.", "Cambridge", "GB"),
        ("Florida: they met in St. Petersburg.", "St. Petersburg", "US"),
    ],
)
def test_resolve_english_story_means_the_largest_city(text, name, country):
    assert country_of(name, text) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("En Sevilla y Mérida, dijo España.", "Mérida", "ES"),
        ("Fondos de España a Granada y Toledo.", "Granada", "ES"),
        ("El Gobierno de España ayuda en Guadalajara.", "Guadalajara", "ES"),
        ("México anuncia obras en Guadalajara.", "Guadalajara", "MX"),
        ("Viajó a Barcelona y a Valencia.", "Barcelona", "ES"),
        ("Viajó a Granada y a Barbados.", "Barbados", "BB"),
    ],
)
def test_resolve_country_of_spanish_story_decides(text, name, country):
    assert country_of(name, text, "es") == country


@pytest.mark.parametrize(
    ("language", "url", "country"),
    [
        ("en-NZ", "", "NZ"),
        ("en", "https://news.example.co.nz/1", "NZ"),
        ("en-CA", "https://news.example.com/1", "CA"),
        ("en", "https://news.example.com/1", "CA"),
    ],
)
def test_resolve_country_of_outlet_decides(language, url, country):
    text = "Rain is expected in Hamilton."

    assert country_of("Hamilton", text, language, url=url) == country


def test_resolve_language_of_story_decides_between_cities():
    assert country_of("Toledo", "Llueve en Toledo.", "es") == "ES"
    assert country_of("Toledo", "Rain fell in Toledo.", "en") == "US"


def test_resolve_country_name_without_rival_evidence_stays():
    text = "Ministers from Jamaica met envoys from the U.S. in Kingston."

    assert country_of("Jamaica", text) == "JM"
