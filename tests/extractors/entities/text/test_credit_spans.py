import pytest

from extractors.entities.text.credit_spans import find_agency
from tests.extractors.entities.news import entities_of


def test_credit_agency_in_brackets_has_credit_role_and_no_salience():
    (agency,) = (
        entity
        for entity in entities_of("(Reuters) - It rained.")
        if entity.name == "Reuters"
    )

    assert (agency.roles, agency.salience) == (("credit",), 0.0)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jo Lens/Reuters", "Reuters"),
        ("AFP via Getty Images", "Agence France-Presse"),
        ("Jo Lens", ""),
    ],
)
def test_find_agency_credit_line_returns_known_agency(line, name):
    assert find_agency(line) == name
