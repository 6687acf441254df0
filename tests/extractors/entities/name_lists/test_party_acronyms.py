import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Die SPD stimmte zu.", "Social Democratic Party"),
        ("cs", "Poslanci SPD hlasovali proti.",
         "Freedom and Direct Democracy"),
        ("fr", "Le RN votera la censure.", "National Rally"),
        ("es", "El PP votó en contra.", "Partido Popular"),
        ("pl", "Posłowie Prawa i Sprawiedliwości byli przeciw.",
         "Law and Justice"),
        ("pt", "O PS venceu ontem.", "Portuguese Socialist Party"),
        ("id", "Politisi PAN hadir.", "National Mandate Party"),
    ],
)  # fmt: skip
def test_party_acronym_is_the_party_of_the_language(language, text, name):
    assert ("organisation", name) in names_of(text, language)


def test_party_acronym_without_its_country_has_no_id_of_it():
    names = names_of("Le SPD a voté contre.", "fr")

    assert ("organisation", "SPD") in names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En Allemagne, le SPD a voté contre."),
        ("cs", "V Německu jednala SPD s CDU."),
    ],
)
def test_party_acronym_in_a_text_on_its_country_is_its_party(language, text):
    names = names_of(text, language)

    assert ("organisation", "Social Democratic Party") in names


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", "PiS przegrało. Rząd Prawa i Sprawiedliwości upadł."),
        ("it", "Il M5S ha votato. Il Movimento 5 Stelle protesta."),
        ("es", "El PSOE ganó. El Partido Socialista Obrero Español gobierna."),
    ],
)
def test_party_acronym_and_full_name_are_one_party(language, forms):
    names = names_of(forms, language)

    assert len({n for kind, n in names if kind == "organisation"}) == 1
