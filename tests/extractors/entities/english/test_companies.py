import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    "text",
    [
        "Ted Harwick shares fell 3%. Analysts said Ted Harwick was slow.",
        "Retailer said no. The retailer Ted Harwick cut jobs.",
        "A Ted Harwick store burned down. Ted Harwick said so.",
    ],
)
def test_company_named_like_a_person_beside_business_is_organisation(text):
    assert ("organisation", "Ted Harwick") in names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ted Harwick shares a flat with his sister.",
        "Minister Ted Harwick spoke. Ted Harwick shares fell.",
        "Ted Harwick, 43, left the company.",
    ],
)
def test_company_person_with_title_or_age_stays_a_person(text):
    assert ("person", "Ted Harwick") in names_of(text)
