"""Lines that credit a text to agencies."""

import pytest

from extractors.providers.end_lines import is_end_line, read_text_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Quelle: dpa", "dpa"),
        ("(Quelle: dpa)", "dpa"),
        ("Source : AFP", "AFP"),
        ("Source: AP and Reuters", "AP and Reuters"),
        ("Fuente: Agencia EFE", "Agencia EFE"),
        ("Fonte: ANSA", "ANSA"),
        ("Källa: TT", "TT"),
        ("Źródło: PAP, oprac. AB", "PAP, oprac. AB"),
        ("Quelle: port.example, abc/dpa", "port.example, abc/dpa"),
        ("Источник: ТАСС", "ТАСС"),
        ("По материалам ТАСС", "ТАСС"),
        ("来源：新华社", "新华社"),
        ("출처: 연합뉴스", "연합뉴스"),
    ],
)
def test_line_with_label_and_agencies_is_credit_of_text(line, credit):
    assert read_text_credit(line) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Quelle: Statistisches Amt Nordhafen, 2026.",
        "Source: Harbour Institute",
        "Source: the minister's own notes, which he read aloud on Monday.",
        "Source of the fire: a pan in the kitchen.",
        "Fonte: a água vem do norte da cidade.",
        "Die Quelle: dpa hatte zuerst berichtet, dass die Fähre sinkt.",
        "dpa",
        "abc: dpa",
    ],
)
def test_line_with_another_source_is_no_credit_of_text(line):
    assert read_text_credit(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "(With PTI inputs)",
        "(Inputs from agencies)",
        "mit Material der Nachrichtenagentur dpa",
        "AP contributed to this report.",
        "AFP and Reuters contributed to this report.",
        "The Associated Press contributed reporting.",
    ],
)
def test_line_that_names_helping_agencies_is_end_line(line):
    assert is_end_line(line)


def test_donor_to_a_fund_is_no_end_line():
    assert not is_end_line("Harbour Lines contributed to this report.")
    assert not is_end_line("Reuters contributed to the fund.")
