"""Bylines at the head of a story and sign-offs at its end."""

import pytest

from extractors.fields import byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Berg", "Ann Berg"),
        ("BY ANN BERG and OLE VIK", "ANN BERG and OLE VIK"),
        ("(By Ann Berg)", "Ann Berg"),
        ("Von Uwe Petersen", "Uwe Petersen"),
        ("Par Anne Dubois", "Anne Dubois"),
        ("By Ann Berg | Nov. 26, 2026", "Ann Berg"),
        ("Von Uwe Petersen • 26.11.2026, 10:05 Uhr", "Uwe Petersen"),
        ("Της Μαρίας Φτελιά", "Μαρίας Φτελιά"),
        ("Írta: Petőfi Anna", "Petőfi Anna"),
        ("Teksti: Eeva Jalava", "Eeva Jalava"),
        ("By noon the snow had gone | 3 inches", ""),
        ("Της πόλης τα σπίτια", ""),
        ("By Ann Berg Nov. 26, 2026", "Ann Berg"),
        ("By Ann Berg on November 26, 2026", "Ann Berg"),
        ("By Ann Berg on Monday, May 3rd, 2026 at 11:04 a.m.", "Ann Berg"),
        ("Posted by Ann Berg on November 26, 2026 in News", "Ann Berg"),
        ("By Friday, May 3, 2026, all ferries must be gone.", ""),
        ("By noon on May 3, 2026 the Board had met", ""),
        ("Posted on November 26, 2026 by Ann Berg", "Ann Berg"),
        ("Publié le 26 novembre 2026 à 08h00 par Anne Dubois", "Anne Dubois"),
        ("Por Ana Ruiz 26 de noviembre de 2026", "Ana Ruiz"),
        ("Von Uwe Petersen 26.11.2026, 08:00 Uhr", "Uwe Petersen"),
        ("By Ann Berg For The Hill Post", "Ann Berg"),
        ("记者林某 大雪封闭旧桥，列车晚点。", ""),
        ("Posted by Ole Vik on the door on November 26, the note hung", ""),
        ("By noon the snow had gone", ""),
        ("By Ann Berg. It was late.", ""),
        ("Ann Berg", ""),
    ],
)
def test_parse_byline_line_returns_names(line, names):
    assert byline.parse(line) == names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Ann Berg; editing by Ole Vik)", True),
        ("Additional reporting by Ann Berg", True),
        ("Writing by Ann Berg, Editing by Ole Vik", True),
        ("Reportage par Anne Dubois", True),
        ("Reporting on the storm was hard.", False),
        ("The editing was by hand.", False),
    ],
)
def test_is_signoff_desk_credit_only(line, expected):
    assert byline.is_signoff(line) == expected


@pytest.mark.parametrize(
    "line",
    ["(Bericht von Ann Berg, redigiert von Uwe Roe.)",
     "-- With assistance from Ann Berg.",
     "To contact the reporter on this story: Ann Berg in Oslo at a@n.example",
     "((ann.berg@north.example; +47 5550 1234))",
     "(Haber: Ann Berg; Düzenleme: Jane Roe)",
     "(Reportage Ann Berg, version française Luc Roe)",
     "(Reporte de Ann Berg. Editado en español por Luis Roe)",
     "(Bericht von Ann Berg. Rückfragen an das Büro: desk@north.example)",
     "(Ann Berg, in redazione a Milano Sara Roe)",
     "Berg reported from Oslo. Associated Press writer Jane Roe in Palma contributed to this report."],
)  # fmt: skip
def test_is_signoff_desk_in_other_language_returns_true(line):
    assert byline.is_signoff(line)


@pytest.mark.parametrize(
    "line",
    ["(Ein Bericht folgt.)", "To contact the reporter he wrote a letter.",
     "With help from Ann Berg the ferry was found again.",
     "Der Bericht von Ann Berg (Oslo) folgt.",
     "(Reporting revenue of $5 million, Acme Corp said it hired Ann Berg.)",
     "(Mr. Berg was writing a letter to John Roe when the ferry came in.)",
     "(Die Redaktion von Nordblatt hatte Ann Berg im Mai danach gefragt.)"],
)  # fmt: skip
def test_is_signoff_sentence_returns_false(line):
    assert not byline.is_signoff(line)


def test_is_signoff_paragraph_that_begins_with_one_returns_false():
    signoff = f"(Bericht von Ann B{'e' * 381})"

    assert len(signoff) == 400
    assert byline.is_signoff(signoff)
    assert not byline.is_signoff(f"{signoff} The ferry is back.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Berg Staff Writer", "Ann Berg"),
        ("By Ann B. Berg Senior Reporter", "Ann B. Berg"),
        ("By ANN BERG Tideway Writer", "ANN BERG"),
        ("By Tideway Staff Writer", "Tideway Staff Writer"),
        ("By Ann Berg Tideway Staff Writer", ""),
    ],
)
def test_parse_task_without_comma_is_no_part_of_name(line, names):
    assert byline.parse(line) == names


def test_parse_agency_in_brackets_behind_reporter_is_left_out():
    assert byline.parse("Par Anne Morel (avec AFP)") == "Anne Morel"
    assert byline.parse("Von Anna Berg (mit dpa)") == "Anna Berg"
    assert not byline.parse(
        "Par chance (avec un peu de neige), personne n'est blessé"
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Hans Lund (epd)", "Hans Lund"),
        ("Par Jean Roux (avec AFP)", "Jean Roux"),
        ("- Von Hans Lund -", "Hans Lund"),
        ("By Ann Berg AP Business Writer", "Ann Berg"),
        ("Von Hans Lund (was er nie verriet) und Eva", ""),
    ],
)
def test_parse_byline_with_agency_or_dashes_returns_names(line, names):
    assert byline.parse(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Ann Berg contributed to this report.",
        "Ann Berg and Ole Vik contributed reporting to this story.",
        "Ann Berg, Ole Vik and Liv Dahl also contributed to this article.",
    ],
)
def test_line_of_those_who_contributed_is_signoff(line):
    assert byline.is_signoff(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Berg contributed to this report, the minister said.",
        "Rain contributed to this report of floods.",
        "Ann Berg contributed 200 crowns to this cause.",
    ],
)
def test_sentence_of_a_contribution_is_no_signoff(line):
    assert not byline.is_signoff(line)
