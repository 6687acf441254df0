"""How long ago a story was published."""

from datetime import UTC, datetime

import pytest

from extractors.formats.common.date_forms.relative_times import read_relative

FETCHED = datetime(2026, 3, 2, 12, 5, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "3 hours ago", "3h ago", "vor 3 Stunden", "il y a 3 heures",
        "Hace 3 horas", "3 ore fa", "há 3 horas", "3 uur geleden",
        "för 3 timmar sedan", "for 3 timer siden", "3 tuntia sitten",
        "3 tundi tagasi", "pirms 3 stundām", "prieš 3 valandas",
        "3 godziny temu", "před 3 hodinami", "pred 3 hodinami", "3 órája",
        "acum 3 ore", "prije 3 sata", "преди 3 часа", "3 часа назад",
        "3 години тому", "πριν από 3 ώρες", "3 saat önce", "منذ 3 ساعات",
        "۳ ساعت پیش", "לפני 3 שעות", "3 घंटे पहले", "৩ ঘণ্টা আগে",
        "3 ชั่วโมงที่แล้ว", "3 giờ trước", "3 jam yang lalu", "3時間前",
        "3시간 전", "3小时前",
    ],
)  # fmt: skip
def test_read_relative_hours_count_from_the_fetch(text):
    assert read_relative(text, FETCHED) == datetime(
        2026, 3, 2, 9, 5, tzinfo=UTC
    )


def test_read_relative_one_minute_in_words_is_read():
    when = read_relative("a minute ago", FETCHED)

    assert when == datetime(2026, 3, 2, 12, 4, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2 days ago", "vor 2 Tagen", "2日前"])
def test_read_relative_days_have_no_time(text):
    assert read_relative(text, FETCHED) == datetime(2026, 2, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2 weeks ago", "3 min read", "Lesezeit 3 Minuten",
        "3 hours ago a ship sank", "vor 3 Stunden sank ein Schiff", "3 h",
        "il y a 300 ans", "before 3 hours", "3 horas",
    ],
)  # fmt: skip
def test_read_relative_other_text_is_none(text):
    assert read_relative(text, FETCHED) is None
