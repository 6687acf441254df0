import pytest

from extractors.providers import DIALECTS, dialect_of, is_end_mark


@pytest.mark.parametrize(
    ("agency", "lede"),
    [
        ("ap", "PORT ELLEN, Scotland (AP) _ Crews"),
        ("afp", "Paris, March 1, 2026 (AFP) - Crews"),
        ("reuters", "PARIS/LONDON, March 1 (Reuters) - Crews"),
        ("dpa", "San Diego (tca/dpa) - Crews"),
        ("ansa", "(ANSA) - ROMA, 1 MAR - Gli equipaggi"),
        ("efe", "Madrid, 1 mar (EFE).- Los"),
        ("xinhua", "BEIJING, March 1 (Xinhua) -- Crews"),
        ("kyodo", "TOKYO, March 1 (Kyodo) - Crews"),
        ("tass", "MOSCOW, March 1. /TASS/. Crews"),
        ("bernama", "KUALA LUMPUR, March 1 (Bernama) -- Crews"),
        ("antara", "Jakarta (ANTARA) - Awak"),
        ("apa", "Wien/Graz (APA/dpa) - Die"),
        ("pap", "24.11.Gdynia (PAP) - Rada"),
        ("pap", "Gdynia, 24.11.2026 (PAP) - Rada"),
    ],
)
def test_dialect_dateline_matches(agency, lede):
    assert dialect_of(agency).dateline.match(lede)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Enditem", "xinhua"),
        ("(END)", ""),
        ("##", ""),
        ("ab/cd/ef", ""),
        ("abc/ def/", ""),
        ("(PAP)", ""),
        ("ends", "pa"),
        ("-- BERNAMA", "bernama"),
        ("==Kyodo", "kyodo"),
        ("ABC // DEF", ""),
        ("Lusa/Fim", ""),
        ("-0-", "tass"),
        ("(ANSA).", "ansa"),
        ("bur-abc/de/fgh", "afp"),
        ("dpa wsz jln npr", "dpa"),
        ("(Schluss) abc/def", "apa"),
        ("APA0123 2026-11-24/11:50", "apa"),
        ("(PAP)", "pap"),
        ("(Reporting by Ann Berg; Editing by Tom Lee)", "reuters"),
    ],
)
def test_end_mark_matches_complete_line_only(line, agency):
    assert is_end_mark(line, agency)
    assert not is_end_mark(f"The ferry left. {line}", agency)


def test_every_dialect_has_date_and_is_found_by_names():
    for dialect in DIALECTS:
        assert dialect.checked
        assert all(
            dialect_of(name.upper()) is dialect for name in dialect.names
        )
