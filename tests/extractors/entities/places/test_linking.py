from pathlib import Path

import pytest

from tests.extractors.entities.news import entities_of

LABELS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "places.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def linked_id(text, name):
    for entity in entities_of(text):
        if any(mention.text == name for mention in entity.mentions):
            return entity.id
    return ""


def test_link_places_labelled_texts_at_most_ten_percent_wrong():
    wrong = [
        (text, linked_id(text, name), expected)
        for text, name, expected in LABELS
        if linked_id(text, name) != expected
    ]

    assert len(LABELS) == 100
    assert len(wrong) <= 10, wrong


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [row for row in LABELS if row[1] in {"Paris", "Georgia", "Birmingham"}],
)
def test_link_places_context_decides_between_namesakes(text, name, expected):
    assert linked_id(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Perth, Ontario, closed a road.", "Perth"),
        ("Berlin, New Hampshire, has a new mill.", "Berlin"),
        ("A mill in Sparta, Wisconsin, closed.", "Sparta"),
    ],
)
def test_link_places_town_too_small_for_the_list_gets_no_namesake(text, name):
    """Neither one of another country, nor one of another state."""
    assert linked_id(text, name) == f"place:{name.lower()}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("London", "geonames:2643743"), ("Rome", "geonames:3169070")],
)
def test_link_places_list_of_cities_gives_none_its_namesake(name, expected):
    text = f"Banks in {name}, New York and Tokyo, and in {name}, Toronto and"

    assert linked_id(f"{text} Oslo, closed.", name) == expected


def test_link_places_town_in_a_state_tells_which_georgia_is_meant():
    text = "A mill in Athens, Georgia, closed. Georgia had ten of them."

    assert linked_id(text, "Athens") == "geonames:4180386"
    assert linked_id(text, "Georgia") == "geonames:4197000"
    assert linked_id("Batumi, Georgia, voted.", "Georgia") == "iso3166:GE"


@pytest.mark.parametrize(
    ("text", "language", "expected", "country"),
    [
        ("A fire in Bavaria.", "en", "iso3166-2:DE-BY", "DE"),
        ("Ein Brand in Bayern.", "de", "iso3166-2:DE-BY", "DE"),
        ("A fire in Ontario.", "en", "iso3166-2:CA-ON", "CA"),
        ("A fire in Siberia.", "en", "place:siberia", ""),
    ],
)
def test_link_places_region_has_its_iso_code_in_each_language(
    text, language, expected, country
):
    (entity,) = entities_of(text, language)

    assert (entity.id, entity.country) == (expected, country)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("pl", "Doszło do tego w Krakowie.", "Kraków"),
        ("cs", "Stalo se to v Brně.", "Brno"),
        ("fi", "Juttu selvisi Oulussa.", "Oulu"),
        ("uk", "Це сталося в Києві.", "Kyiv"),
    ],
)
def test_link_places_town_in_another_case_has_its_id(language, text, name):
    [place] = [e for e in entities_of(text, language) if e.type == "place"]

    assert place.id.startswith("geonames:")
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Tripoli in northern Lebanon saw clashes.", "Tripoli", "LB"),
        ("Cordoba in Argentina was hit.", "Cordoba", "AR"),
        ("Rain fell in Newcastle in England.", "Newcastle", "GB"),
        ("Talks in Berlin in France's name.", "Berlin", "DE"),
    ],
)
def test_link_places_country_behind_in_decides(text, name, expected):
    [country] = [
        entity.country
        for entity in entities_of(text)
        if any(mention.text == name for mention in entity.mentions)
    ]

    assert country == expected


def test_link_places_washington_in_capitals_is_the_capital():
    text = "WASHINGTON - Officials in Virginia and Nebraska met."

    assert linked_id(text, "WASHINGTON") == "geonames:4140963"
