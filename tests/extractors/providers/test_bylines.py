"""Bylines as feeds and wires supply them."""

import pytest

from extractors.providers.bylines import read_byline


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("By ANN BERG, Associated Press", "ANN BERG"),
        ("ANN BERG Associated Press", "ANN BERG"),
        ("Ann Berg | The Canadian Press", "Ann Berg"),
        ("Ann Berg and Ole Vik, The Associated Press", "Ann Berg, Ole Vik"),
        ("Von Hans Lund (dpa)", "Hans Lund"),
        ("dpa/Hans Lund", "Hans Lund"),
        ("Hans Lund mit dpa", "Hans Lund"),
        ("Hans Lund, mit Material von dpa", "Hans Lund"),
        ("Jean Roux (avec AFP)", "Jean Roux"),
        ("Juan Gil / EFE", "Juan Gil"),
        ("João Reis, da Agência Brasil", "João Reis"),
        ("Lars Berg /ritzau/", "Lars Berg"),
    ],
)
def test_agency_beside_names_is_no_author(stated, names):
    assert read_byline(stated) == names


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Ann Berg, Political Correspondent", "Ann Berg"),
        ("Ann Berg Political Editor", "Ann Berg"),
        ("Ann Berg, Special to The Harbour", "Ann Berg"),
        ("Hans Lund, Chefredakteur", "Hans Lund"),
        ("Juan Gil, enviado especial", "Juan Gil"),
        ("Hans Lund (Text) und Eva Voss (Fotos)", "Hans Lund"),
        ("Redaktion", ""),
        ("Staff Reporter", ""),
        ("A cura della redazione", ""),
        ("https://paper.example/author/ann-berg/", ""),
    ],
)
def test_task_is_no_author(stated, names):
    assert read_byline(stated) == names


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("From Ann Berg in Brussels", "Ann Berg"),
        ("Ann Berg in London and Ole Vik in Paris", "Ann Berg, Ole Vik"),
        ("Von Hans Lund, Berlin", "Hans Lund"),
        ("João Reis - São Paulo", "João Reis"),
        ("Posted by Ann Berg", "Ann Berg"),
        ("Gastbeitrag von Hans Lund", "Hans Lund"),
        ("Von unserem Korrespondenten Hans Lund", "Hans Lund"),
        ("Aus Berlin berichtet Hans Lund", "Hans Lund"),
        ("De notre correspondant Jean Roux", "Jean Roux"),
        ("dal nostro inviato Mario Neri", "Mario Neri"),
        ("Van onze verslaggever Jan Bos", "Jan Bos"),
        ("door Jan Bos en Piet Vis", "Jan Bos, Piet Vis"),
        ("oprac. Jan Lis", "Jan Lis"),
        ("Автор: Иван Лис", "Иван Лис"),
        ("홍길동 기자", "홍길동"),
        ("文/李明", "李明"),
    ],
)
def test_place_and_label_are_no_author(stated, names):
    assert read_byline(stated) == names


@pytest.mark.parametrize(
    "stated",
    [
        "Johnson & Johnson",
        "Ministry of Health and Sports",
        "Reporters Without Borders",
        "Bild am Sonntag",
        "Leonardo da Vinci",
        "Ursula von der Leyen",
        "Angelo Di Maria",
        "Ann Berg and Ole Vik",
        "Jack London",
        "Ann Berg, Madonna",
        "AFP",
        "Agencia EFE",
        "ann_berg",
        "",
    ],
)
def test_statement_of_names_only_stays(stated):
    assert read_byline(stated) == stated
    assert read_byline(read_byline(stated)) == read_byline(stated)


def test_task_of_a_wire_stays_and_agency_does_not():
    assert read_byline("By Ann Berg, Sea Writer", keeps_tasks=True) == (
        "Ann Berg, Sea Writer"
    )
    assert read_byline("By Ann Berg, Reuters", keeps_tasks=True) == "Ann Berg"
