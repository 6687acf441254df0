"""Last lines of wires and papers, language by language."""

import pytest

from extractors.providers.end_lines import (
    is_end_line,
    read_signature,
    split_end_mark,
)


@pytest.mark.parametrize(
    "line",
    [
        "— 30 —",
        "- FIN -",
        "(Schluss) ab/cd",
        "(Fin)",
        "KRAJ",
        "（完）",
        "(끝)",
        "انتهای پیام/",
        "// انتهى //",
    ],
)
def test_end_in_words_of_a_language_is_end_line(line):
    assert is_end_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "-more-",
        "MORE TO COME",
        "(mehr)",
        "(sigue)",
        "HABRÁ AMPLIACIÓN",
        "(à suivre)",
        "(cdn)",
        "Mer kommer.",
        "（続く）",
        "(Продолжение следует)",
        "This is a developing story. Please check back for updates.",
        "This is a breaking news story and will be updated.",
        "Weitere Details folgen in Kürze.",
        "Suite à venir...",
        "(Seguirá ampliación)",
        "Mais informações em breve",
        "Saken oppdateres.",
        "Uutinen täydentyy",
        "Więcej informacji wkrótce.",
        "Zprávu aktualizujeme.",
        "Подробности позже",
        "Haber güncelleniyor...",
        "详情稍后",
    ],
)
def test_more_to_come_is_end_line(line):
    assert is_end_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "EFE",
        "(Belga)",
        "--IANS",
        "- BERNAMA",
        "- BERNAMA-AFP",
        "==Kyodo",
        "/ritzau/AFP",
        "（共同）",
        "(c) KNA",
        "© Agencia EFE",
        "PTI ABC DEF XY",
        "AAP ab/cd",
        "epd abc de",
        "dpa bsj yyzz n1 kul",
        "(AGI)Rma/Ila",
        "Rma/Ila",
        "/ab/DP/cd",
        "DJG/abc/de",
        "(abc)",
    ],
)
def test_agency_or_initials_alone_are_end_line(line):
    assert is_end_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Editor: Ann Berg",
        "(Translator: Ann Berg; editor: Ole Vik)",
        "Edição: Ana Lopes",
        "（責任編輯：王大明）",
        "[责任编辑：李明]",
        "AGERPRES/(A - autor: Ion Pop, editor: Ana Dan)",
        "(إعداد سامي نور للنشرة العربية - تحرير علي حسن)",
        "((Oslo newsroom, +47 5550 1234))",
        "desk@north.example (끝)",
    ],
)
def test_desk_that_edited_story_is_end_line(line):
    assert is_end_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "(With inputs from PTI)",
        "With files from The Canadian Press",
        "- With inputs from agencies",
        "(Con información de EFE)",
        "Mit Material von dpa und AFP",
        "Avec AFP",
        "(This story has not been edited by our staff.)",
        "Copyright 2026 The Associated Press. All rights reserved. This"
        " material may not be published or rewritten without permission.",
        "Todos os direitos reservados",
        "<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>",
        "AP Politics: https://apnews.example/politics",
    ],
)
def test_sources_and_rights_are_end_line(line):
    assert is_end_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "30",
        "(30)",
        "Fine",
        "The end is near.",
        "More rain is due.",
        "Mehr Regen wird erwartet.",
        "Sigue la lluvia en el norte.",
        "The agency is AFP.",
        "AP-led coalition",
        "With AFP gone, the office closed.",
        "They met with Reuters and the minister.",
        "Editor: What happens next?",
        "Editor: Yes",
        "Reporters Without Borders",
        "(c) the price of bread.",
        "(c) 2025 and later years",
        "Copyright law is old.",
        "All rights were reserved for the members.",
        "Tickets: box@theatre.example",
        "(Anmeldung: info@verein.example)",
        "Follow the river to https://map.example/x",
        "Vik/Berg won 6-3",
        "AC/DC",
        "Sun/Rain",
        "（笑）",
        "(lacht)",
    ],
)
def test_line_of_a_story_is_no_end_line(line):
    assert not is_end_line(line)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The ferry left. ", "(Hina)"),
        ("The ferry left. ", "- Bernama"),
        ("The ferry left. ", "PTI ABC DEF"),
        ("The ferry left. ", "Enditem"),
        ("The ferry left. ", "(abc/def)"),
        ("The ferry left. ", "■"),
        ("“The ferry left.” ", "(dpa)"),
        ("船は出た。", "（共同）"),
        ("轮船开走了。", "（完）"),
    ],
)
def test_mark_behind_last_sentence_is_split(text, mark):
    assert split_end_mark(text + mark) == (text.strip(), mark)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left.",
        "The ferry left (twice).",
        "The ferry left. (Laughter)",
        "They heard it from AFP.",
        "They asked: “Is it AP?”",
        "Read it in full. Report",
        "彼は「はい」（笑）",
        "(AFP)",
    ],
)
def test_text_without_mark_is_not_split(text):
    assert split_end_mark(text) == (text, "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Berg (PAP)", "Ann Berg"),
        ("Anna Berg/TT", "Anna Berg"),
        ("Lars Berg /ritzau/", "Lars Berg"),
        ("Z Warszawy Jan Lis (PAP)", "Jan Lis"),
        ("홍길동 기자 desk@north.example", "홍길동"),
        ("홍길동 김영희 기자", "홍길동, 김영희"),
    ],
)
def test_signature_names_authors(line, names):
    assert read_signature(line) == names


@pytest.mark.parametrize(
    "line",
    ["Ann Berg (44)", "Ann Berg (SPD)", "Berg/TT", "Ann Berg / Ole Vik"],
)
def test_name_without_agency_is_no_signature(line):
    assert read_signature(line) == ""
