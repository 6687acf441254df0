"""The conventions of wire prose, and what other languages have of them."""

import pytest

from tests.extractors.entities.news import found, names


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
def test_a_convention_of_wire_prose_is_read(text, expected):
    assert expected in names(text)


def test_a_surname_is_the_person_named_in_full():
    text = "Finance Minister Carla Rojas spoke. Rojas then left."

    assert [
        (e.name, len(e.mentions)) for e in found(text) if e.type == "person"
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
def test_other_languages_have_places_and_titled_people(
    language, text, expected
):
    assert expected in names(text, language)
