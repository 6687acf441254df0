"""Language of short texts, with and without a declaration."""

import pytest

from extractors.fields import language

TEXTS = {
    "en": "The railway said on Friday that trains to the coast would run an hour late because of snow on the old bridge, and asked passengers to wait inside the station until noon.",
    "de": "Die Bahn teilte am Freitag mit, dass die Züge an die Küste wegen Schnee auf der alten Brücke eine Stunde später fahren, und bat die Reisenden um Geduld.",
    "fr": "La compagnie a annoncé vendredi que les trains vers la côte auraient une heure de retard en raison de la neige tombée sur le vieux pont.",
    "id": "Presiden mengatakan bahwa pemerintah akan segera membangun jembatan baru di kota itu karena warga sudah lama menunggu.",
    "ms": "Perdana Menteri berkata kerajaan akan membina jambatan baharu di bandar itu kerana penduduk telah lama menunggu.",
}


@pytest.mark.parametrize("expected", TEXTS)
def test_detect_text_returns_language(expected):
    assert language.detect(TEXTS[expected]) == expected


def test_detect_wrong_declaration_is_replaced():
    assert language.detect(TEXTS["de"], "en") == "de"


@pytest.mark.parametrize("declared", ["en-GB", "en"])
def test_detect_right_declaration_is_kept_with_region(declared):
    assert language.detect(TEXTS["en"], declared) == declared


@pytest.mark.parametrize(
    ("declared", "expected"), [("en_gb", "en-GB"), ("English", "en")]
)
def test_detect_right_declaration_is_returned_as_tag(declared, expected):
    assert language.detect(TEXTS["en"], declared) == expected


def test_detect_confusable_declaration_is_kept():
    text = "Toget til kysten var en time forsinket på fredag på grunn av snø på den gamle broen, opplyser jernbanen."

    assert language.detect(text, "nb") == "nb"


def test_detect_empty_text_returns_declaration():
    assert language.detect("", "sw") == "sw"
