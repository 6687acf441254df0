import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    "letters",
    ["Ph.D.", "PhD", "M.Sc.", "D.Phil.", "MBA", "Pharm.D.", "RN", "FACS",
     "M.D., M.P.H.", "MD, FACS", "KC", "OBE"],
)  # fmt: skip
def test_is_degree_letters_after_a_person_are_no_organisation(letters):
    found = names_of(f"Edda Holtwick, {letters}, of the tide office, spoke.")

    assert found == {("person", "Edda Holtwick")}


def test_is_degree_inside_sentence_is_no_organisation():
    assert not names_of("He has a Ph.D. and an MSc, they said.")


@pytest.mark.parametrize("name", ["Vexley.com", "VXLY"])
def test_is_degree_other_names_stay_organisations(name):
    assert ("organisation", name) in names_of(f"Shares of {name} stock fell.")
