"""Labels of credits in several languages."""

import re

import pytest

from extractors.fields import caption
from extractors.fields.credit_labels import LABEL


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Snow in Palma. Photograph: Ann Berg", "Snow in Palma.", "Ann Berg"),
        ("Der Hafen. Bildnachweis: Ann Berg", "Der Hafen.", "Ann Berg"),
        ("Le port. Photographie : Ann Berg", "Le port.", "Ann Berg"),
        ("El muelle. Fotografía: Ann Berg", "El muelle.", "Ann Berg"),
        ("O cais. Crédito da foto: Ann Berg", "O cais.", "Ann Berg"),
        ("Il molo. Foto di Ann Berg", "Il molo.", "Ann Berg"),
        ("De haven. foto: Ann Berg", "De haven.", "Ann Berg"),
        ("Satama. Kuva: Ann Berg", "Satama.", "Ann Berg"),
        ("Port. Zdjęcie: Ann Berg", "Port.", "Ann Berg"),
        ("Bến cảng. Ảnh: Ann Berg", "Bến cảng.", "Ann Berg"),
    ],
)
def test_label_any_language_leaves_caption(text, words, person):
    parsed = caption.parse(text)

    assert (parsed.text, parsed.photographer) == (words, person)


def test_label_inside_longer_word_does_not_match():
    assert re.match(LABEL, "Photographs of Ann").group() == "Photographs"
    assert re.match(LABEL, "Fotosynthese") is None
