from pathlib import Path

import pytest

from tests.extractors.entities.news import found

LABELS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "places.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def linked(text, name):
    for entity in found(text):
        if any(mention.text == name for mention in entity.mentions):
            return entity.id
    return ""


def test_nine_places_in_ten_are_linked_right():
    wrong = [
        (text, linked(text, name), wanted)
        for text, name, wanted in LABELS
        if linked(text, name) != wanted
    ]

    assert len(LABELS) == 100
    assert len(wrong) <= 10, wrong


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [row for row in LABELS if row[1] in {"Paris", "Georgia", "Birmingham"}],
)
def test_what_stands_beside_a_name_says_which_place_it_is(text, name, wanted):
    assert linked(text, name) == wanted
