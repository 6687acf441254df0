"""Rules for news agency copy in English and other languages."""

import pytest

from tests.extractors.entities.news import entities_of, names_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finance Minister Carla Rojas spoke.", ("person", "Carla Rojas")),
        (
            "Tomas Lindqvist, chief economist at the port, left.",
            ("person", "Tomas Lindqvist"),
        ),
        (
            "She joined the Academy of Rural Trade and River Studies.",
            ("organisation", "Academy of Rural Trade and River Studies"),
        ),
        (
            "They renewed the Treaty of Lasting Peace and Friendship.",
            ("work", "Treaty of Lasting Peace and Friendship"),
        ),
        (
            "Shares in Northern Pulp Holdings Ltd fell.",
            ("organisation", "Northern Pulp Holdings Ltd"),
        ),
    ],
)
def test_rule_engine_english_rules_give_type_and_name(text, expected):
    assert expected in names_of(text)


def test_rule_engine_surname_joins_full_name():
    text = "Finance Minister Carla Rojas spoke. Rojas then left."

    assert [
        (entity.name, len(entity.mentions))
        for entity in entities_of(text)
        if entity.type == "person"
    ] == [("Carla Rojas", 2)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La ministra Ana Prieto habló.", ("person", "Ana Prieto")),
        ("fr", "Le ministre Luc Moreau a parlé.", ("person", "Luc Moreau")),
        ("de", "Kanzlerin Eva Brandt sprach.", ("person", "Eva Brandt")),
        ("id", "Presiden Budi Hartono tiba.", ("person", "Budi Hartono")),
        ("ru", "Министр Иван Петров уехал.", ("person", "Иван Петров")),
        ("de", "Sie reiste nach Frankreich.", ("place", "Frankreich")),
        ("zh", "他在北京说。", ("place", "Beijing")),
        ("ar", "التقى في القاهرة", ("place", "Cairo")),
    ],
)
def test_rule_engine_other_languages_give_places_and_titled_people(
    language, text, expected
):
    assert expected in names_of(text, language)
