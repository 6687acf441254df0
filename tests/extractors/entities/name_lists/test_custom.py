import pytest

from extractors.entities import extract_entities, rule_engine
from extractors.entities.name_lists.custom import read_gazetteer
from tests.extractors.entities.news import make_item

HEADER = "name,type,id,aliases\n"


def test_custom_gazetteer_adds_names():
    entries = read_gazetteer(
        HEADER + "Blue Heron,organisation,desk:7,BHx|B. H.\n"
    )

    entities = extract_entities(
        make_item("He saw BHx rise."), rule_engine([entries])
    )

    assert [(entity.id, entity.name) for entity in entities] == [
        ("desk:7", "Blue Heron")
    ]


def test_custom_gazetteer_replaces_builtin_name():
    entries = read_gazetteer(HEADER + "Peru,organisation,desk:8,\n")

    entities = extract_entities(
        make_item("He joined Peru."), rule_engine([entries])
    )

    assert [(entity.id, entity.type) for entity in entities] == [
        ("desk:8", "organisation")
    ]


def test_read_gazetteer_quoted_name_can_have_comma_and_line_break():
    entries = read_gazetteer(
        "\ufeff" + HEADER + '"Hull,\nSons",organisation,,\n'
    )

    assert [entry.surface for entry in entries] == ["Hull, Sons"]


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
def test_read_gazetteer_error_has_line_number(text, error):
    with pytest.raises(ValueError, match=error):
        read_gazetteer(text)
