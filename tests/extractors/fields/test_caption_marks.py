"""Words which say that a picture is old, or only of the kind."""

import pytest

from extractors.fields import caption
from extractors.fields.caption_marks import strip_marks

TEXT = "The ferry leaves the old harbour"


@pytest.mark.parametrize(
    "mark",
    [
        "(Symbolbild)",
        "(Symbolfoto)",
        "(Representational image)",
        "(Photo d'illustration)",
        "(imagen ilustrativa)",
        "(Imagem ilustrativa)",
        "(Illustrasjonsfoto)",
        "(zdjęcie ilustracyjne)",
        "(Ilustrační foto)",
        "(illusztráció)",
        "(opis)",
    ],
)
def test_mark_of_kind_behind_caption_is_removed(mark):
    assert strip_marks(f"{TEXT} {mark}") == (TEXT, False)
    assert strip_marks(f"{TEXT}. {mark}.") == (f"{TEXT}.", False)


@pytest.mark.parametrize(
    "mark",
    ["(Arşiv)", "(資料照片)", "(foto di repertorio)", "| File photo",
     "Arkivbild.", "(Archivbild)"],
)  # fmt: skip
def test_mark_of_old_picture_behind_caption_is_removed(mark):
    assert strip_marks(f"{TEXT}. {mark}") == (f"{TEXT}.", True)


@pytest.mark.parametrize(
    ("line", "stripped"),
    [
        (f"Symbolbild: {TEXT}.", (f"{TEXT}.", False)),
        (f"Representative image. {TEXT}.", (f"{TEXT}.", False)),
        (f"Archivbild: {TEXT}.", (f"{TEXT}.", True)),
        (f"FILE PHOTO: {TEXT}.", (f"{TEXT}.", True)),
        ("Archivbild: Ann Berg", ("Archivbild: Ann Berg", False)),
        (
            "File photo. (Photo by Ann Berg/AFP)",
            ("File photo. (Photo by Ann Berg/AFP)", False),
        ),
    ],
)
def test_mark_before_sentence_is_removed(line, stripped):
    assert strip_marks(line) == stripped


@pytest.mark.parametrize(
    "line",
    [
        "A symbol of the sea: the ferry in its dock",
        "The ferry, a file in hand",
        "Die Opis, ein altes Schiff (Baujahr 1926)",
        "The archive (built in 1926)",
        "Image of a town: how the harbour sees itself",
    ],
)
def test_words_like_marks_stay(line):
    assert strip_marks(line) == (line, False)


@pytest.mark.parametrize(
    ("tail", "line", "person"),
    [
        ("(Courtesy of Ann Berg)", "Ann Berg", "Ann Berg"),
        ("(Submitted by Ann Berg)", "Ann Berg", "Ann Berg"),
        ("(Instagram: @annberg)", "Instagram/@annberg", ""),
        ("© Foto: Ann Berg/dpa", "dpa", "Ann Berg"),
        ("Foto: Polizei Nordhafen", "Polizei Nordhafen", ""),
        ("— Foto: Ann Berg/Globo", "Globo", "Ann Berg"),
        ("- ANSA/Ann Berg", "ANSA", "Ann Berg"),
        ("(foto Ansa)", "Ansa", ""),
        ("Foto: Jan Berg, ČTK", "ČTK", "Jan Berg"),
        ("PAP © 2026 / Jan Berg", "PAP", "Jan Berg"),
        ("Ilustrační foto. Autor: Jan Berg", "Jan Berg", "Jan Berg"),
        ("Image d'illustration. © AFP", "AFP", ""),
        ("（新华社发）", "新华社", ""),
    ],
)
def test_credit_behind_caption_and_its_marks_is_split(tail, line, person):
    parsed = caption.parse(f"{TEXT}. {tail}")

    assert parsed.text == f"{TEXT}."
    assert (parsed.credit_line, parsed.photographer) == (line, person)


def test_label_that_a_page_reads_out_is_removed():
    assert caption.parse(f"Image caption, {TEXT}").text == TEXT


@pytest.mark.parametrize("text", ["Symbolbild", "(Symbolbild)", "Archivbild."])
def test_mark_alone_is_no_caption(text):
    assert caption.is_file_mark(text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"1/3 {TEXT}", TEXT),
        (f"12/30 {TEXT}", TEXT),
        ("1/2 cup of flour lies on the table", "1/2 cup of flour lies on the table"),
    ],
)  # fmt: skip
def test_shot_number_with_slash_is_removed(line, text):
    assert caption.parse(line).text == text
