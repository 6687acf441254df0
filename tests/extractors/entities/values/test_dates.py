from datetime import date

import pytest

from extractors.entities.values.dates import find_dates

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "il 3 aprile 2026", "2026-04-03"),
        ("it", "1° maggio", "2026-05-01"),
        ("pt", "em maio de 2025", "2025-05"),
        ("nl", "op 3 april 2026", "2026-04-03"),
        ("fi", "3. huhtikuuta 2026", "2026-04-03"),
        ("pl", "w maju 2025", "2025-05"),
        ("cs", "3. dubna 2026", "2026-04-03"),
        ("ru", "в мае 2025 года", "2025-05"),
        ("uk", "3 квітня 2026 року", "2026-04-03"),
        ("el", "στις 3 Απριλίου 2026", "2026-04-03"),
        ("tr", "3 Nisan 2026'da", "2026-04-03"),
        ("he", "ב-3 באפריל 2026", "2026-04-03"),
        ("hi", "3 अप्रैल 2026", "2026-04-03"),
        ("ko", "2026년 4월 3일에", "2026-04-03"),
        ("vi", "ngày 3 tháng 4 năm 2026", "2026-04-03"),
        ("de", "am 12.03.2026", "2026-03-12"),
        ("fr", "le 12/03/2026", "2026-03-12"),
        ("id", "Sabtu (14/3)", "2026-03-14"),
    ],
)
def test_find_dates_calendar_date_is_read_in_the_words_of_its_language(
    language, text, expected
):
    assert _values(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "nächsten Dienstag", "2026-03-03"),
        ("de", "am vergangenen Montag", "2026-02-23"),
        ("fr", "jeudi prochain", "2026-03-05"),
        ("fr", "lundi dernier", "2026-02-23"),
        ("es", "el próximo jueves", "2026-03-05"),
        ("es", "el jueves que viene", "2026-03-05"),
        ("it", "giovedì prossimo", "2026-03-05"),
        ("nl", "volgende donderdag", "2026-03-05"),
        ("pl", "w najbliższy czwartek", "2026-03-05"),
        ("ru", "в следующий вторник", "2026-03-03"),
        ("id", "Kamis mendatang", "2026-03-05"),
        ("zh", "下周五", "2026-03-13"),
        ("zh", "本周五", "2026-03-06"),
        ("zh", "上周五", "2026-02-27"),
        ("ja", "来週火曜日", "2026-03-10"),
        ("fi", "perjantaina", "2026-02-27"),
        ("pl", "w środę", "2026-02-25"),
    ],
)
def test_find_dates_weekday_goes_the_way_that_is_stated(
    language, text, expected
):
    assert _values(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on Monday, March 16", ["2026-03-16"]),
        ("en", "on March 16, Monday", ["2026-03-16"]),
        ("de", "am Montag, dem 16. März", ["2026-03-16"]),
        ("es", "el lunes 16 de marzo", ["2026-03-16"]),
        ("en", "on Friday, March 16 was named", ["2026-02-27", "2026-03-16"]),
        ("it", "venerdì prossimo, lunedì", ["2026-03-06", "2026-03-02"]),
    ],
)
def test_find_dates_weekday_beside_its_date_is_a_part_of_it(
    language, text, expected
):
    assert _values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12/03/2026"),
        ("de", "Version 1.2.3.2026"),
        ("de", "am 32.13.2026"),
        ("ro", "de trei luni"),
        ("tr", "pazar alanı"),
        ("tlh", "yesterday"),
    ],
)
def test_find_dates_other_sense_is_no_date(language, text):
    assert _values(text, language) == []


def _values(text, language):
    return [value for _, value in find_dates(text, MONDAY, language)]
