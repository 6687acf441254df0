"""Languages as a whole: words beside names, towns and provinces."""

import pytest

from tests.extractors.entities.news import entities_of, names_of


@pytest.mark.parametrize(
    ("language", "text", "expected", "excluded"),
    [
        ("ko", "기시다 후미오 일본 총리와 회담했다.", "기시다 후미오", "일본 총리"),
        ("ko", "블라디미르 푸틴 러시아 대통령을 만났다.", "블라디미르 푸틴",
         "푸틴 러시아"),
        ("id", "Bupati Sidoarjo Ahmad Mukhlor Adi hadir.",
         "Ahmad Mukhlor Adi", "Sidoarjo Ahmad Mukhlor Adi"),
        ("id", "Gubernur Jawa Barat Ridwan Kamal hadir.", "Ridwan Kamal",
         "Jawa Barat Ridwan Kamal"),
        ("id", "Kapolres AKBP Pasma Rais hadir.", "Pasma Rais",
         "AKBP Pasma Rais"),
        ("pt", "Mário Lemos e Fernando Vidal discordam.", "Fernando Vidal",
         "Mário Lemos e Fernando Vidal"),
        ("it", "Il presidente del Consiglio Giorgia Valoni parla.",
         "Giorgia Valoni", "Consiglio Giorgia Valoni"),
        ("cs", "Řekl to šéf firmy Klaus Zelner.", "Klaus Zelner", "firmy"),
        ("pl", "Zmarł Jerzy Stahr, aktor.", "Jerzy Stahr",
         "Zmarł Jerzy Stahr"),
        ("da", "Mette Frederiksens regering faldt. Frederiksens tale "
         "var kort.", "Mette Frederiksen", "Frederiksens"),
        ("ar", "قال رئيس الوزراء العراقي محمد شياع السوداني إن بغداد ترفض.",
         "محمد شياع السوداني", "محمد شياع"),
    ],
)  # fmt: skip
def test_recognise_person_has_no_word_beside_the_name(
    language, text, expected, excluded
):
    names = {name for _, name in names_of(text, language)}

    assert expected in names
    assert excluded not in names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("pl", "Ministerstwo Finansów i ZUS podały dane.",
         {"Ministerstwo Finansów", "ZUS"}),
        ("pl", "Rzeczniczka Ministerstwa Zdrowia mówiła.",
         {"Ministerstwa Zdrowia"}),
        ("ar", "أعلنت وزارة الداخلية السعودية القبض على خمسة.",
         {"وزارة الداخلية السعودية"}),
    ],
)  # fmt: skip
def test_recognise_organisation_ends_before_other_words(language, text, names):
    found = names_of(text, language)

    assert {n for kind, n in found if kind == "organisation"} == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "È successo a Torino.", "Turin"),
        ("it", "Evacuati a Faenza e Lugo.", "Lugo"),
        ("cs", "Stalo se to v Olomouci.", "Olomouc"),
    ],
)
def test_recognise_town_with_a_province_of_its_name_is_the_town(
    language, text, name
):
    places = [e for e in entities_of(text, language) if e.type == "place"]

    assert name in {place.name for place in places}
    assert all(place.id.startswith("geonames:") for place in places)


def test_recognise_saint_is_no_foreign_town():
    assert not names_of("Ha celebrato la messa a San Pietro.", "it")


def test_recognise_surname_that_is_a_country_is_the_person():
    names = names_of("Agnieszka Holland wygrała. Film Holland trwa.", "pl")

    assert names == {("person", "Agnieszka Holland")}
