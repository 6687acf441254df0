"""What each language has of the conventions, one convention a case."""

import pytest

from tests.extractors.entities.news import ENGINE, found


def spans(text, language):
    return {(text[s.start : s.end], s.type) for s in ENGINE(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # a title, its field, a comma, the name
        (
            "es",
            "La ministra de Hacienda, Ana Prieto, calló.",
            {("Ana Prieto", "person")},
        ),
        # an adjective between title and name
        (
            "fr",
            "Le ministre belge Luc Moreau part.",
            {("Luc Moreau", "person")},
        ),
        # a country between title and name
        (
            "id",
            "Perdana Menteri Prancis Luc Marchand tiba.",
            {("Prancis", "place"), ("Luc Marchand", "person")},
        ),
        # a head and its chain, ended before a person
        (
            "es",
            "Lo pidió el Tribunal Supremo Ángel Hurtado.",
            {
                ("Tribunal Supremo", "organisation"),
                ("Ángel Hurtado", "person"),
            },
        ),
        (
            "fr",
            "La Cour européenne de justice tranche.",
            {("Cour européenne de justice", "organisation")},
        ),
        # German: the head ends a compound, nouns have capitals too
        (
            "de",
            "Das Innenministerium lud Landrat Jens Lohmann ein.",
            {("Innenministerium", "organisation"), ("Jens Lohmann", "person")},
        ),
        (
            "de",
            "Der Ölkonzern Petronord zahlt.",
            {("Petronord", "organisation")},
        ),
        ("de", "Am Dienstag sprach die Präsidentin.", set()),
        ("de", "Seine Hilfsorganisation blieb im Norden.", set()),
        (
            "de",
            "Hessens Arbeitsministerin Heike Adler schwieg.",
            {("Heike Adler", "person")},
        ),
        (
            "es",
            "Lo firmó en Washington Gloria Paredes.",
            {("Washington", "place"), ("Gloria Paredes", "person")},
        ),
        ("es", "No vendrá, criticó Gutiérrez.", {("Gutiérrez", "person")}),
        # an ending says what it is
        (
            "ms",
            "Ia mendenda Keluli Utara Sdn Bhd.",
            {("Keluli Utara Sdn Bhd", "organisation")},
        ),
        # a doubtful place needs a preposition, or a list with one
        (
            "es",
            "Marcharon en Santiago y Valparaíso.",
            {("Santiago", "place"), ("Valparaíso", "place")},
        ),
        # Russian cases, names in guillemets, a country between
        (
            "ru",
            "Мэр Казани Марина Орлова уехала в Самару.",
            {
                ("Казани", "place"),
                ("Марина Орлова", "person"),
                ("Самару", "place"),
            },
        ),
        (
            "ru",
            "Завод компании «Уралмет» закрыт.",
            {("Уралмет", "organisation")},
        ),
        # Chinese: a title before a family name, a head after a name
        (
            "zh",
            "市长孙丽在北京说。",
            {("孙丽", "person"), ("北京", "place")},
        ),
        ("zh", "他们出售子公司。", set()),
        (
            "zh",
            "政府对北方钢铁公司罚款。",
            {("北方钢铁公司", "organisation")},
        ),
        # Arabic: a preposition is written to the name, and is no part of it
        ("ar", "عاد ليبيا ولبنان", {("ليبيا", "place"), ("لبنان", "place")}),
        (
            "ar",
            "قالت وزارة الداخلية أمس",
            {("وزارة الداخلية", "organisation")},
        ),
    ],
)
def test_a_convention_of_the_language_is_read(language, text, expected):
    assert spans(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La Unión Europea calla."),
        ("de", "Die Europäische Union schweigt."),
        ("id", "Uni Eropa diam."),
        ("ru", "Решение Евросоюза спорно."),
        ("zh", "欧盟沉默。"),
        ("ar", "صمت الاتحاد الأوروبي"),
    ],
)
def test_a_body_of_the_world_has_one_id_in_all_languages(language, text):
    assert [one.id for one in found(text, language)] == [
        "organisation:european-union"
    ]


@pytest.mark.parametrize(
    ("language", "text", "key", "country"),
    [
        ("de", "Sie fuhr nach Genf.", "geonames:2660646", "CH"),
        ("es", "Llueve en Andalucía.", "iso3166-2:ES-AN", "ES"),
        ("ru", "Он живет в Японии.", "iso3166:JP", "JP"),
        ("de", "Der Norden Polens.", "iso3166:PL", "PL"),
    ],
)
def test_a_place_abroad_has_its_id_and_country(language, text, key, country):
    assert [(one.id, one.country) for one in found(text, language)] == [
        (key, country)
    ]


def test_a_surname_is_the_person_named_in_full():
    text = "Presidente Ramiro Escalante habló. Escalante partió."

    (person,) = found(text, "es")

    assert [m.text for m in person.mentions] == [
        "Ramiro Escalante",
        "Escalante",
    ]


def test_a_language_without_rules_has_the_known_names():
    assert ("Lima", "place") in spans("Lima'da toplantı", "tr")


def test_german_iceland_is_no_island_in_english():
    assert ("Island", "place") in spans("Er flog nach Island.", "de")
    assert not spans("They lost an Island.", "en")
