import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    "name",
    [
        "University of California, Los Angeles",
        "University of California at Los Angeles",
        "University of Wisconsin, Milwaukee",
        "University of Texas at Austin",
        "State University of New York at Albany",
        "California State University, Fullerton",
        "Indian Institute of Technology, Delhi",
        "University of New South Wales, Canberra",
    ],
)
def test_campus_end_town_of_campus_is_part_of_the_name(name):
    text = f"The report was written at the {name}, and printed."

    assert ("organisation", name) in names_of(text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("He left the University of Vexbury, London, in May.", "London"),
        ("He left the University of Texas, Paris said.", None),
        ("He left the Institute of Tides, Oslo, in May.", "Oslo"),
    ],
)
def test_campus_end_other_town_is_a_place(text, town):
    found = names_of(text)

    assert town is None or ("place", town) in found
    assert not [name for kind, name in found if name.endswith(f", {town}")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He left Vexham College Dublin.", "Vexham College Dublin"),
        ("She is at Trinity College Dublin now.", "Trinity College Dublin"),
    ],
)
def test_campus_town_behind_the_school_is_part_of_its_name(text, name):
    assert names_of(text) == {("organisation", name)}
