"""Short names are resolved to the full names of the same text."""

from tests.extractors.entities.news import entities_of


def mentions_by_name(text):
    return {
        entity.name: [mention.text for mention in entity.mentions]
        for entity in entities_of(text)
        if entity.type in {"person", "organisation"}
    }


def test_coreference_initials_resolve_to_organisation():
    text = "The Andean Farmers Union (AFU) met. AFU members left."

    assert mentions_by_name(text)["Andean Farmers Union"] == [
        "Andean Farmers Union",
        "AFU",
        "AFU",
    ]


def test_coreference_shared_surname_resolves_to_last_full_name():
    text = (
        "Mayor Carla Rojas spoke. Rojas smiled. "
        "Governor Luis Rojas answered. Rojas frowned."
    )

    assert mentions_by_name(text) == {
        "Carla Rojas": ["Carla Rojas", "Rojas"],
        "Luis Rojas": ["Luis Rojas", "Rojas"],
    }
