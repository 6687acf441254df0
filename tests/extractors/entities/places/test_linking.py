from pathlib import Path

import pytest

from tests.extractors.entities.news import entities_of

LABELS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "places.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def linked_id(text, name):
    for entity in entities_of(text):
        if any(mention.text == name for mention in entity.mentions):
            return entity.id
    return ""


def test_link_places_labelled_texts_at_most_ten_percent_wrong():
    wrong = [
        (text, linked_id(text, name), expected)
        for text, name, expected in LABELS
        if linked_id(text, name) != expected
    ]

    assert len(LABELS) == 100
    assert len(wrong) <= 10, wrong


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [row for row in LABELS if row[1] in {"Paris", "Georgia", "Birmingham"}],
)
def test_link_places_context_decides_between_namesakes(text, name, expected):
    assert linked_id(text, name) == expected
