"""Labels of credits in several languages."""

import re

import pytest

from extractors.fields import caption
from extractors.fields.credit.labels import LABEL


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Snow in Palma. Photograph: Ann Berg", "Snow in Palma.", "Ann Berg"),
        ("Der Hafen. Bildnachweis: Ann Berg", "Der Hafen.", "Ann Berg"),
        (
            "Snow in Palma. Photographed by Ann Berg",
            "Snow in Palma.",
            "Ann Berg",
        ),
        ("Le port. Photographie : Ann Berg", "Le port.", "Ann Berg"),
        ("El muelle. Fotografía: Ann Berg", "El muelle.", "Ann Berg"),
        ("O cais. Crédito da foto: Ann Berg", "O cais.", "Ann Berg"),
        ("Il molo. Foto di Ann Berg", "Il molo.", "Ann Berg"),
        ("De haven. foto: Ann Berg", "De haven.", "Ann Berg"),
        ("Satama. Kuva: Ann Berg", "Satama.", "Ann Berg"),
        ("Port. Zdjęcie: Ann Berg", "Port.", "Ann Berg"),
        ("Le port. Photographs: Ann Berg", "Le port.", "Ann Berg"),
        ("Hamnen. Fotografi: Ann Berg", "Hamnen.", "Ann Berg"),
        ("Der Hafen. Bild-Quelle: Ann Berg", "Der Hafen.", "Ann Berg"),
        ("Der Hafen. Aufnahme von Ann Berg", "Der Hafen.", "Ann Berg"),
        ("Port. Źródło zdjęcia: Ann Berg", "Port.", "Ann Berg"),
        ("Port. Autor: Ann Berg", "Port.", "Ann Berg"),
        ("Il molo. Ph. Ann Berg", "Il molo.", "Ann Berg"),
        ("The quay. Photo Courtesy: Ann Berg", "The quay.", "Ann Berg"),
        ("Порт. Автор фото: Анна Берг", "Порт.", "Анна Берг"),
        ("Το λιμάνι. Φωτογραφία της Ann Berg", "Το λιμάνι.", "Ann Berg"),
        ("بندر. عکس: آرش نارونی", "بندر.", "آرش نارونی"),
        ("בנמל. צילום: נועה ברג, פלאש 90", "בנמל.", "נועה ברג"),
        ("बंदरगाह। फोटो: राकेश वाल", "बंदरगाह।", "राकेश वाल"),
        ("港の人たち＝丘野花子撮影", "港の人たち", "丘野花子"),
        ("항구의 시민들. 김느릅 기자", "항구의 시민들.", "김느릅"),
        ("Bến cảng. Ảnh: Ann Berg", "Bến cảng.", "Ann Berg"),
    ],
)
def test_label_any_language_leaves_caption(text, words, person):
    parsed = caption.parse(text)

    assert (parsed.text, parsed.photographer) == (words, person)


def test_label_inside_longer_word_does_not_match():
    assert re.match(LABEL, "Photographs of Ann").group() == "Photographs"
    assert re.match(LABEL, "Fotosynthese") is None
