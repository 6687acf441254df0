import pytest

from extractors.entities import extract_entities, rule_engine
from extractors.entities.name_lists.custom import read_gazetteer
from tests.extractors.entities.news import item

HEADER = "name,type,id,aliases\n"


def test_a_desk_adds_names_of_its_own():
    own = read_gazetteer(HEADER + "Blue Heron,organisation,desk:7,BHx|B. H.\n")

    entities = extract_entities(item("He saw BHx rise."), rule_engine([own]))

    assert [(e.id, e.name) for e in entities] == [("desk:7", "Blue Heron")]


def test_a_desks_own_name_wins_over_the_packages():
    own = read_gazetteer(HEADER + "Peru,organisation,desk:8,\n")

    entities = extract_entities(item("He joined Peru."), rule_engine([own]))

    assert [(e.id, e.type) for e in entities] == [("desk:8", "organisation")]


def test_a_quoted_name_may_hold_a_comma_and_a_line_end():
    own = read_gazetteer("\ufeff" + HEADER + '"Hull,\nSons",organisation,,\n')

    assert [entry.surface for entry in own] == ["Hull, Sons"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "line 1: the header"),
        ("name,kind\n", "line 1: the header"),
        (HEADER + "A,organisation", "line 2: 2 columns"),
        (HEADER + "\nA,firm,,", "line 3: no such type: firm"),
        (HEADER + "A,,,", r"line 2: no such type: \(empty\)"),
        (HEADER + ",place,,", "line 2: the name is empty"),
        (HEADER + "A,place,,\nB,place,,A", "line 3: A is on line 2 too"),
        (HEADER + 'A,place,,"', "line 2: not CSV"),
    ],
)
def test_a_bad_gazetteer_names_its_line(text, error):
    with pytest.raises(ValueError, match=error):
        read_gazetteer(text)
