import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    "text",
    [
        "The river flood gauge (RFG) failed. Engineers checked the RFG.",
        "Signs of chronic obstructive lung pain (COLP) grew. COLP is rare.",
        "The index of prices for wheat (IPW) rose.",
    ],
)
def test_acronym_expanded_in_small_letters_is_no_organisation(text):
    assert not names_of(text)


def test_acronym_expanded_in_capitals_is_the_organisation():
    names = names_of("The Vexbury Farm Council (VFC) met. The VFC agreed.")

    assert names == {("organisation", "Vexbury Farm Council")}


def test_acronym_of_foreign_name_is_kept():
    names = names_of("The Spanish rowing body (RFER) said so.")

    assert ("organisation", "RFER") in names
