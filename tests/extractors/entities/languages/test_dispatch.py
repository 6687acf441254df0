"""Rules of each language; each case tests one rule."""

import pytest

from tests.extractors.entities.news import ENGINE, entities_of


def spans_of(text, language):
    return {
        (text[span.start : span.end], span.type)
        for span in ENGINE(text, language)
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # title, field, comma, name
        (
            "es",
            "La ministra de Hacienda, Ana Prieto, calló.",
            {("Ana Prieto", "person")},
        ),
        # the field of an office without a comma
        (
            "it",
            "Il ministro dell'Economia Carlo Venturi ha detto di no.",
            {("Carlo Venturi", "person")},
        ),
        # a title with a capital at the start of a sentence
        (
            "nl",
            "Burgemeester Femke Visser van Utrecht zwijgt.",
            {("Femke Visser", "person"), ("Utrecht", "place")},
        ),
        # a Dutch surname has a capital without its first name
        (
            "nl",
            "Premier Anneke de Wit ging. De Wit zweeg.",
            {("Anneke de Wit", "person"), ("De Wit", "person")},
        ),
        (
            "pt",
            "O Ministério da Saúde de Angola falou no Porto.",
            {
                ("Ministério da Saúde de Angola", "organisation"),
                ("Porto", "place"),
            },
        ),
        # regions that hold the name of a country or a city
        (
            "zh",
            "内蒙古和阿拉斯加的代表到会。",
            {("内蒙古", "place"), ("阿拉斯加", "place")},
        ),
        # title, adjective, name
        (
            "fr",
            "Le ministre belge Luc Moreau part.",
            {("Luc Moreau", "person")},
        ),
        # title, country, name
        (
            "id",
            "Perdana Menteri Prancis Luc Marchand tiba.",
            {("Prancis", "place"), ("Luc Marchand", "person")},
        ),
        # a head noun and its adjectives; they end before a person
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
        # German: the head noun ends a compound; all nouns have capitals
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
        # an ending gives the type
        (
            "ms",
            "Ia mendenda Keluli Utara Sdn Bhd.",
            {("Keluli Utara Sdn Bhd", "organisation")},
        ),
        # an ambiguous place needs a preposition, or a list with one
        (
            "es",
            "Marcharon en Santiago y Valparaíso.",
            {("Santiago", "place"), ("Valparaíso", "place")},
        ),
        # Russian: cases, a name in quotation marks, a place after a title
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
        # Chinese: a title before a surname, a head noun after a name
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
        # Arabic: a prefixed preposition is not part of the name
        ("ar", "عاد ليبيا ولبنان", {("ليبيا", "place"), ("لبنان", "place")}),
        # Arabic: a first name can end as an adjective does
        (
            "ar",
            "وصل وزير الخارجية أنتوني بلينكن أمس",
            {("أنتوني بلينكن", "person")},
        ),
        # Nordic: a title ends a compound, a head noun ends one word
        (
            "sv",
            "Utrikesminister Lena Berg mötte Vägmyndigheten i Lund.",
            {
                ("Lena Berg", "person"),
                ("Vägmyndigheten", "organisation"),
                ("Lund", "place"),
            },
        ),
        (
            "da",
            "Politiet i Odense, oplyser Øst- og Vestfyns Politi.",
            {
                ("Odense", "place"),
                ("Øst- og Vestfyns Politi", "organisation"),
            },
        ),
        # Finnish: an ending of place, and a head noun in lower case
        (
            "fi",
            "Turun yliopisto avaa toimiston Vaasassa.",
            {("Turun yliopisto", "organisation"), ("Vaasassa", "place")},
        ),
        # Polish: all cases, a club named with its town
        (
            "pl",
            "Premier spotkał się z Donaldem Lipskim w Pradze.",
            {("Donaldem Lipskim", "person"), ("Pradze", "place")},
        ),
        (
            "pl",
            "Gwiazda Kielce gra jutro.",
            {("Gwiazda Kielce", "organisation")},
        ),
        ("pl", "Wypadek na ulicy Krakowskiej.", set()),
        # Czech: only the first adjective has a capital
        (
            "cs",
            "Severní hospodářská komora mlčí.",
            {("Severní hospodářská komora", "organisation")},
        ),
        ("cs", "Nová komise začne pracovat.", set()),
        ("pl", "Polskie firmy zatrudniają.", set()),
        ("ja", "経済産業が成長した。", set()),
        # Turkish: an apostrophe ends a name, a street is no place
        (
            "tr",
            "Vali Hakan Demir'in evi İzmir'de.",
            {("Hakan Demir", "person"), ("İzmir", "place")},
        ),
        ("tr", "Bağdat Caddesi'nde kaza oldu.", set()),
        (
            "uk",
            "Міністерство юстиції хвалить мера Львова.",
            {("Міністерство юстиції", "organisation"), ("Львова", "place")},
        ),
        # Russian: a first name that is a city too
        (
            "ru",
            "Депутат Владимир Титов молчал.",
            {("Владимир Титов", "person")},
        ),
        # Japanese and Korean: the title follows
        (
            "ja",
            "田中一郎元首相が京都市を訪れた。",
            {
                ("田中一郎", "person"),
                ("京都市", "place"),
            },
        ),
        ("ja", "ロシア大統領は話した。", {("ロシア", "place")}),
        ("ja", "同省は反省した。", set()),
        (
            "ko",
            "김영수 시장이 대구에서 말했다.",
            {
                ("김영수", "person"),
                ("대구", "place"),
            },
        ),
        ("ko", "정부는 요청을 거부했다.", set()),
        # streets hold names of people and places
        ("fr", "Un feu rue de Lille.", set()),
        # an office before a town that is a first name too
        (
            "fr",
            "Le maire de Nice se tait.",
            {("Nice", "place")},
        ),
        # a known name inside a longer one
        (
            "sv",
            "Han köpte en bil av Volvo Cars.",
            {("Volvo Cars", "organisation")},
        ),
        (
            "ar",
            "قالت وزارة الداخلية أمس",
            {("وزارة الداخلية", "organisation")},
        ),
    ],
)
def test_recognise_rule_of_language_gives_expected_spans(
    language, text, expected
):
    assert spans_of(text, language) == expected


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
def test_recognise_international_organisation_has_same_id_in_all_languages(
    language, text
):
    assert [entity.id for entity in entities_of(text, language)] == [
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
def test_recognise_foreign_place_has_id_and_country(
    language, text, key, country
):
    assert [
        (entity.id, entity.country) for entity in entities_of(text, language)
    ] == [(key, country)]


def test_recognise_surname_joins_full_name():
    text = "Presidente Ramiro Escalante habló. Escalante partió."

    (person,) = entities_of(text, "es")

    assert [mention.text for mention in person.mentions] == [
        "Ramiro Escalante",
        "Escalante",
    ]


def test_recognise_language_without_rules_returns_known_names():
    assert spans_of("A Lima i a Varsòvia", "ca") == {
        ("Lima", "place"),
        ("Varsòvia", "place"),
    }


def test_recognise_path_as_language_returns_known_names():
    assert ("Lima", "place") in spans_of("Lima", "../../x")


def test_recognise_german_island_is_place_only_in_german():
    assert ("Island", "place") in spans_of("Er flog nach Island.", "de")
    assert not spans_of("They lost an Island.", "en")


def test_find_acronyms_degree_behind_a_name_is_no_organisation():
    text = "Anna Berg, MBA, und der Leiter der MBA sprachen am Montag."

    found = [
        span for span in ENGINE(text, "de") if span.type == "organisation"
    ]
    assert [span.start for span in found] == [text.rindex("MBA")]
