"""Terms in words that a person reads."""

import pytest

from extractors.crosslingual import neutral_terms, term_words
from extractors.entities import extract_entities, rule_engine
from tests.extractors.crosslingual.items import item

NAMES = {"geonames:2988507": "Paris", "person:jonas-reiter": "Jonas Reiter"}


def words_of(terms, names, *texts):
    (words,) = term_words([terms], names, texts)
    return words


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("geonames:2988507", "Paris"),
        ("geonames:1", "place 1"),
        ("person:jonas-reiter", "Jonas Reiter"),
        ("organisation:siemens-ag", "Siemens Ag"),
        ("iso3166:DE", "Germany"),
        ("iso3166:XY", "country XY"),
        ("number:214", "number 214"),
        ("number:206700", "number 206,700"),
        ("number:4.5", "number 4.5"),
        ("date:2026-03-03", "date 2026-03-03"),
        ("percentage:4.5", "4.5 %"),
        ("money:EUR:1200", "EUR 1,200"),
        ("mic:XETR:SIE", "SIE (XETR)"),
        ("sound:kstvk", "Kestwick"),
        ("sound:trnp", "sounds like trnp"),
        ("Kestwick", "Kestwick"),
        ("3:1", "3:1"),
        ("number:", "number:"),
    ],
)
def test_term_words_of_each_kind(term, words):
    assert words_of([term], NAMES, "Ferry sinks off Kestwick") == (words,)


def test_term_words_of_a_sound_are_those_of_the_first_text_that_has_it():
    texts = ["Selenskyj in Paris", "Zelensky in Paris", "Зеленский в Париже"]
    (sound,) = (
        term
        for term in neutral_terms(item("", "Zelensky spoke"), ())
        if term.startswith("sound:s")
    )

    assert words_of([sound], {}, *texts[1:]) == ("Zelensky",)


def test_term_words_name_each_thing_once():
    terms = ("person:jonas-reiter", "sound:jns", "sound:rtr", "sound:jns")

    assert words_of(terms, NAMES, "Jonas Reiter") == (
        "Jonas Reiter", "Jonas", "Reiter",
    )  # fmt: skip


def test_no_term_of_an_item_is_left_as_an_id():
    news = item(
        "Jonas Reiter met Angela Merkel in Berlin, Germany, on Tuesday."
        " Siemens AG (SIE.DE) made $3.2 billion, 4.5 percent more.",
        "Reiter in Berlin",
    )
    entities = extract_entities(news, rule_engine())
    terms = neutral_terms(news, entities)
    names = {entity.id: entity.name for entity in entities}

    words = words_of(terms, names, news.headline, news.body)

    assert len(terms) > 15
    assert not [word for word in words if ":" in word]
