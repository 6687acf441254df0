"""Words of the page behind captions."""

import pytest

from extractors.fields import caption_words


@pytest.mark.parametrize(
    "line",
    ["hide caption", "Toggle caption", "watch now", "Advertisement",
     "Masquer la légende", "Bildunterschrift anzeigen", "Ver galería",
     "Voir la vidéo", "Zobacz wideo",
     "Forgot Your Password?", "Passwort vergessen?"],
)  # fmt: skip
def test_is_label_words_of_page_returns_true(line):
    assert caption_words.is_label(line)


@pytest.mark.parametrize(
    "line", ["A boat near Palma", "Visitors watch now empty docks in Palma."]
)
def test_is_label_description_returns_false(line):
    assert not caption_words.is_label(line)


@pytest.mark.parametrize(
    "behind",
    ["Read more", "Lire la suite", "Mehr erfahren", "En savoir plus", "Více",
     "NO ARCHIVING, EDITORIAL USE ONLY", "Purchase Licensing Rights",
     "CC BY-SA 4.0", "NO RESALES. NO ARCHIVES. EDITORIAL USE ONLY."],
)  # fmt: skip
def test_strip_page_words_behind_caption_keeps_caption(behind):
    text = "Boats lie near Palma. (Nordlys/Ann Berg)"

    assert caption_words.strip_page_words(f"{text} {behind}") == text


def test_strip_page_words_sentence_stays_whole():
    text = "The MTS of the USA and NATO meet in Palma."

    assert caption_words.strip_page_words(text) == text


@pytest.mark.parametrize(
    "line",
    ["Video abspielen", "Bild in Lightbox öffnen", "Ver vídeo", "Agrandir l’image",
     "Bekijk de foto", "Förstora bilden", "Powiększ zdjęcie", "Смотреть видео",
     "画像を拡大", "사진 크게 보기", "点击查看大图", "Wachtwoord vergeten?",
     "Bijschrift verbergen", "Altyazıyı gizle", "説明を隠す", "Visa större bild",
     "Open image in gallery", "Click to enlarge", "Clique para ampliar",
     "Luk billede", "Adobe Stock"],
)  # fmt: skip
def test_is_label_button_of_other_language_returns_true(line):
    assert caption_words.is_label(line)


@pytest.mark.parametrize(
    "behind",
    ["Acquire Licensing Rights", "Lizenz erwerben", "Buy This Photo",
     "Acheter la photo",      "Direitos de licenciamento", "REFILE - CORRECTING LOCATION", "Comprar derechos de imagen", "Koop deze foto"],
)  # fmt: skip
def test_strip_page_words_offer_of_licence_keeps_credit(behind):
    text = "Boats lie near Palma. Ann Berg/AP Images"

    assert caption_words.strip_page_words(f"{text} {behind}") == text


def test_strip_page_words_note_behind_agency_keeps_agency():
    text = "Boats lie near Palma. Nordlys/Ann Berg via REUTERS"
    note = "ATTENTION EDITORS - NORWAY OUT. NO SALES."

    assert caption_words.strip_page_words(f"{text} {note}") == text
