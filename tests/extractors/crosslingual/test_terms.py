from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual import MAX_TERMS, neutral_terms
from extractors.model.entity import Entity
from tests.extractors.crosslingual.items import item


def test_neutral_terms_translation_shares_names_and_numbers():
    english = item("Helsinki paid Mr Salmela 2.5 million for 1,200 trams.")
    czech = item(
        "Helsinky zaplatily Salmelovi 2,5 milionu za 1 200 tramvají.",
        language="cs",
    )

    shared = set(neutral_terms(english, ())) & set(neutral_terms(czech, ()))

    assert {"number:2500000", "number:1200", "sound:arsnk"} <= shared


def test_neutral_terms_entities_are_their_ids():
    entity = Entity("geonames:658225", "place", "Helsinki")

    assert "geonames:658225" in neutral_terms(item(""), (entity,))


def test_neutral_terms_agency_of_a_credit_is_left_out():
    agency = Entity(
        "organisation:ellery-wire",
        "organisation",
        "Ellery Wire",
        roles=("credit",),
    )

    assert neutral_terms(item(""), (agency,)) == ()


def test_neutral_terms_long_text_keeps_its_beginning():
    body = " ".join(f"Item {number}" for number in range(1000, 1500))

    terms = neutral_terms(item(body), ())

    assert len(terms) == MAX_TERMS
    assert "number:1000" in terms
    assert "number:1499" not in terms


@given(st.text(), st.text(), st.sampled_from(("en", "ru", "ja", "zh", "")))
def test_neutral_terms_any_text_gives_sorted_distinct_terms(
    headline, body, language
):
    terms = neutral_terms(item(body, headline, language), ())

    assert list(terms) == sorted(set(terms))
    assert len(terms) <= MAX_TERMS
    assert terms == neutral_terms(item(body, headline, language), ())
