"""Captions in running text, with credit and photographer."""

import pytest

from extractors.fields import caption


@pytest.mark.parametrize(
    ("line", "text", "credit", "person", "file"),
    [
        (
            "Snow lies on a bridge in Oslo, Jan 3, 2020. [Photo/Xinhua]",
            "Snow lies on a bridge in Oslo, Jan 3, 2020.",
            "Xinhua",
            "",
            False,
        ),
        (
            "FILE PHOTO: Snow in Oslo. REUTERS/Ann Berg/File Photo",
            "Snow in Oslo.",
            "REUTERS",
            "Ann Berg",
            True,
        ),
        (
            "Snow in Oslo. (Photo by Ann Berg/AFP via Getty Images)",
            "Snow in Oslo.",
            "AFP via Getty Images",
            "Ann Berg",
            False,
        ),
        (
            "Snow in Oslo. (AP Photo/Ann Berg, File)",
            "Snow in Oslo.",
            "AP Photo",
            "Ann Berg",
            True,
        ),
        ("Snow in Oslo. /VCG", "Snow in Oslo.", "VCG", "", False),
        (
            "Schnee in Oslo. Foto: Ann Berg/dpa",
            "Schnee in Oslo.",
            "dpa",
            "Ann Berg",
            False,
        ),
    ],
)
def test_extract_caption_line_returns_parts(line, text, credit, person, file):
    extracted = caption.extract(line)

    assert extracted is not None
    parsed, rest = extracted
    assert rest == ""
    assert (parsed.text, parsed.credit_line) == (text, credit)
    assert (parsed.photographer, parsed.file) == (person, file)


def test_extract_joined_paragraph_returns_rest():
    extracted = caption.extract(
        "Snow in Oslo. [Photo/Xinhua] Trains ran late."
    )

    assert extracted is not None
    assert extracted[1] == "Trains ran late."


@pytest.mark.parametrize(
    "line",
    [
        "The agency (Reuters) said that it was late.",
        "Trains ran late, the railway said. (AFP)",
        "He said the photo: it is nice",
    ],
)
def test_extract_sentence_returns_none(line):
    assert caption.extract(line) is None


@pytest.mark.parametrize(
    "line",
    ["REUTERS/Ann Berg", "Ann Berg/Pool via REUTERS", "Image: Getty",
     "REUTERS/Ann Berg/Illustration/File Photo"],
)  # fmt: skip
def test_is_credit_credit_line_is_true(line):
    assert caption.is_credit(line)


@pytest.mark.parametrize(
    ("text", "line", "person"),
    [
        ("Snow fell on Monday. (Nordlys)", "Nordlys", ""),
        ("Snow fell on Monday. (Supplied)", "Supplied", ""),
        ("Snow fell on Monday. (Nordlys News: Ann Berg)", "Nordlys News", "Ann Berg"),
        ("港の桟橋。共同通信社", "共同通信社", ""),
        ("Nieve en 2026.Ann Berg (AFP/Getty Images)", "AFP/Getty Images", "Ann Berg"),
    ],
)  # fmt: skip
def test_parse_house_behind_sentence_is_credit(text, line, person):
    parsed = caption.parse(text)

    assert parsed.credit_line == line
    assert parsed.photographer == person


def test_parse_place_in_brackets_stays():
    parsed = caption.parse("Snow in Valdemar (Nordland)")

    assert parsed.text == "Snow in Valdemar (Nordland)"


@pytest.mark.parametrize("label", ["Graphic", "Pictures", "Fotos"])
def test_extract_drawing_or_plural_label_leaves_paragraph(label):
    assert caption.extract(f"Snow fell in Palma. {label}: Ann Berg") is None


@pytest.mark.parametrize(
    "head",
    ["Arkivbild. ", "Photo d’archives. ", "FOTO DE ARQUIVO: ", "Архивное фото. ",
     "ARCHIVES - ", "【資料写真】", "(FILES) "],
)  # fmt: skip
def test_parse_file_mark_of_other_language_is_file_photo(head):
    parsed = caption.parse(f"{head}Boats lie near the harbour. (Ann Berg/AFP)")

    assert parsed.text == "Boats lie near the harbour."
    assert parsed.file


def test_parse_archive_behind_agency_is_file_photo():
    parsed = caption.parse("Boote im Hafen. (Foto: Ann Berg/dpa/Archiv)")

    assert (parsed.credit_line, parsed.file) == ("dpa", True)


def test_extract_paragraph_that_asks_returns_none():
    line = (
        "It was a long day. Did you see it? Write. (Photo: Ann Berg/Nordlys)"
    )

    assert caption.extract(line) is None


@pytest.mark.parametrize(
    ("line", "text", "line_of_credit"),
    [
        ("Schnee in Oslo. Fot. PAP/Jan Berg", "Schnee in Oslo.", "PAP"),
        ("Snow in Oslo. Handout photo", "Snow in Oslo.", "Handout photo"),
        ("Snow in Oslo. Oslo News (ON) via REUTERS", "Snow in Oslo.", "Oslo News (ON) via REUTERS"),
        ("Snijeg u Oslu. Snimio: Ivo Berg", "Snijeg u Oslu.", "Ivo Berg"),
        ("Lunta Oslossa. KUVA: ANN BERG / LEHTIKUVA", "Lunta Oslossa.", "LEHTIKUVA"),
        ("Neige à Oslo (Photo fournie par la mairie)", "Neige à Oslo", "la mairie"),
        ("Neve a Oslo (Foto fornita)", "Neve a Oslo", "fornita"),
        ("Snow in Oslo. (Ann Berg for The Tideway)", "Snow in Oslo.", "Ann Berg for The Tideway"),
        ("オスロの雪＝共同", "オスロの雪", "共同"),
        ("オスロの雪（AFP＝時事）", "オスロの雪", "AFP/時事"),
        ("오슬로의 눈 /뉴스1", "오슬로의 눈", "뉴스1"),
        ("奥斯陆下雪。新华社发（张远摄）", "奥斯陆下雪。", "新华社"),
    ],
)  # fmt: skip
def test_parse_credit_of_other_form_leaves_caption(line, text, line_of_credit):
    parsed = caption.parse(line)

    assert (parsed.text, parsed.credit_line) == (text, line_of_credit)


@pytest.mark.parametrize(
    "line",
    [
        "Snow in Oslo. She came home via AP",
        "Snow in Oslo. Foto. No more is known",
        "The price of snow is a=b",
    ],
)
def test_parse_words_that_are_no_credit_stay(line):
    assert caption.parse(line).text == line


@pytest.mark.parametrize(
    "line",
    [
        "Is the bridge shut? Write to us. [Photo: Nordlys via Getty Images]",
        "橋は閉じている。皆さんはどう思うだろうか。お便りを。（写真：丘テレビ）",
    ],
)
def test_extract_paragraph_that_asks_and_goes_on_returns_none(line):
    assert caption.extract(line) is None


def test_extract_paragraph_that_asks_in_french_returns_none():
    line = (
        "La neige est tombée. Que pensez-vous du plan ? Écrivez-nous."
        " (Photo Ann Berg/AFP)"
    )

    assert caption.extract(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("File photo.", True),
        ("Undated file picture", True),
        ("Imagen de archivo.", True),
        ("Photo d’archives", True),
        ("Imagen de archivo del puerto.", False),
        ("The file photo of the year", False),
    ],
)
def test_is_file_mark_caption_without_more_is_true(text, expected):
    assert caption.is_file_mark(text) == expected


@pytest.mark.parametrize(
    ("line", "credit", "person"),
    [
        ("Snow lies in Oslo. — AFP", "AFP", ""),
        ("Snow lies in Oslo. — Reuters/File", "Reuters", ""),
        ("Snow lies in Oslo. - Bernama pic", "Bernama pic", ""),
        ("Snow lies in Oslo. - EUROPA PRESS", "EUROPA PRESS", ""),
        (
            "Snow lies in Oslo. - Juan Gil - Europa Press",
            "Europa Press",
            "Juan Gil",
        ),
        ("Snow lies in Oslo. - Hans Lund/dpa", "dpa", "Hans Lund"),
        ("Snow lies in Oslo. epd-bild/Hans Lund", "epd-bild", "Hans Lund"),
        (
            "Snow lies in Oslo. (File photo: Reuters/Ann Berg)",
            "Reuters",
            "Ann Berg",
        ),
        ("Snow lies in Oslo. Image source, Getty Images", "Getty Images", ""),
    ],
)
def test_parse_house_behind_dash_or_label_is_credit(line, credit, person):
    parsed = caption.parse(line)

    assert parsed.text == "Snow lies in Oslo."
    assert (parsed.credit_line, parsed.photographer) == (credit, person)


@pytest.mark.parametrize(
    ("line", "credit", "file"),
    [
        (
            "Snow in Oslo. (Photo by Ann BERG / AFP)"
            " (Photo by ANN BERG/AFP via Getty Images)",
            "AFP via Getty Images",
            False,
        ),
        (
            "Snow in Oslo. EDITORIAL USE ONLY. (Photo by Ann Berg/AFP)",
            "AFP",
            False,
        ),
        ("Snow in Oslo. MANDATORY CREDIT: Ann Berg/AP", "AP", False),
        ("Snow in Oslo. (PHOTO NOT FOR SALE) (Yonhap)", "Yonhap", False),
        ("epa12345678 Snow in Oslo. EPA/ANN BERG", "EPA", False),
        (
            "Snow in Oslo. (PTI Photo)(PTI03_02_2026_000123A)",
            "PTI Photo",
            False,
        ),
        ("Snow in Oslo. (Archivbild) Foto: Ann Berg/dpa", "dpa", True),
        ("Snow in Oslo. Foto d'archivio", "", True),
    ],
)
def test_parse_marks_beside_credit_leave_caption(line, credit, file):
    parsed = caption.parse(line)

    assert parsed.text == "Snow in Oslo."
    assert (parsed.credit_line, parsed.file) == (credit, file)


@pytest.mark.parametrize(
    "line",
    [
        "The ship, built in 1901 - lost in 1940.",
        "They heard of it from AFP",
        "A file photo of the minister hangs in the hall.",
        "The prices (not for sale) of the exhibits.",
    ],
)
def test_parse_dash_or_mark_within_caption_stays(line):
    assert caption.parse(line).text == line


def test_is_credit_item_of_a_list_is_false():
    assert not caption.is_credit("(c) the price of bread.")
    assert caption.is_credit("(c) Ann Berg")


@pytest.mark.parametrize(
    ("tail", "credit", "person"),
    [
        (" (Ann Berg/Hill Times/TNS)", "Hill Times/TNS", "Ann Berg"),
        (" Ann Berg | Hill Post", "Hill Post", "Ann Berg"),
        (" Ann Berg - La Colina", "La Colina", "Ann Berg"),
        (" Ann Berg for Nordlys", "Ann Berg for Nordlys", "Ann Berg"),
        (" (Express Photo by Ann Berg)", "Express", "Ann Berg"),
        (" HP PHOTO: ANN BERG", "HP", "ANN BERG"),
        (" PHOTO ANN BERG, THE HILL POST", "THE HILL POST", "ANN BERG"),
        (" Composite: Getty/Reuters", "Getty/Reuters", ""),
        (" Collage: Ann Berg, Fotos: dpa", "dpa", "Ann Berg"),
        (" Screenshot via X", "X", ""),
        (" Capture d’écran", "Capture d’écran", ""),
        (" - Divulgação", "Divulgação", ""),
        (" - Ann Berg/Folha", "Folha", "Ann Berg"),
        (" (fot. Ann Berg)", "Ann Berg", "Ann Berg"),
        (" / Fot. Ann Berg / Agencja Fiord.pl", "Agencja Fiord.pl", "Ann Berg"),
        (" AP - Ann Berg", "AP", "Ann Berg"),
        (" / 사진=언덕시", "언덕시", ""),
        ("/홍길동 기자", "홍길동", "홍길동"),
        (" AP=연합뉴스", "AP/연합뉴스", ""),
        ("（山田太郎撮影）", "山田太郎", "山田太郎"),
        ("（AFP時事）", "AFP時事", ""),
        ("©丘日報", "丘日報", ""),
    ],
)  # fmt: skip
def test_parse_credit_of_press_leaves_caption(tail, credit, person):
    text = "雪の橋" if tail[0] in "（©" else "Snow on the bridge."

    parsed = caption.parse(text + tail)

    assert parsed.text.rstrip(".") == text.rstrip(".")
    assert (parsed.credit_line, parsed.photographer) == (credit, person)


def test_parse_file_label_before_credit_marks_old_picture():
    parsed = caption.parse("Snow in Oslo [File: Ann Berg/Reuters]")

    assert (parsed.text, parsed.file) == ("Snow in Oslo", True)
    assert (parsed.credit_line, parsed.photographer) == ("Reuters", "Ann Berg")


@pytest.mark.parametrize(
    "line",
    [
        "Members of the club (Ann Berg, Ole Vik, Jon Lund)",
        "The composite photo shows Oslo in 1931 and today.",
        "Ships of the Grey Line — the oldest in Oslo",
        "Die Grafik zeigt die Zahl der Überfahrten seit 1990.",
        "Mehr dazu in der Grafik: Zahlen der Woche",
        "雪の日に会見する市長（東京都）",
        "港务局长（右）出席记者会。",
        "Prom w porcie (fot. 3 z 5)",
    ],
)
def test_parse_caption_with_such_signs_has_no_credit(line):
    parsed = caption.parse(line)

    assert (parsed.text, parsed.credit_line) == (line, "")


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("Schnee. Foto: Ann Berg/dpa +++ dpa-Bildfunk +++", "Schnee.", "dpa"),
        ("Der Plan. Bild: Screenshot/hill.example", "Der Plan.", "hill.example"),
        ("Snow fell: a view of Oslo", "Snow fell: a view of Oslo", ""),
    ],
)  # fmt: skip
def test_parse_service_or_second_label_leaves_caption(line, text, credit):
    parsed = caption.parse(line)

    assert (parsed.text, parsed.credit_line) == (text, credit)
