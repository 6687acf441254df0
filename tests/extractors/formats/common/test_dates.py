"""Dates as feeds, wires and pages write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.common import dates
from extractors.formats.common.dates import later

DAY = datetime(2026, 11, 24, tzinfo=UTC)
EIGHT = DAY + timedelta(hours=8)
WHEN = st.none() | st.datetimes(timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("updated", "published", "expected"),
    [
        (EIGHT, None, EIGHT),
        (None, EIGHT, EIGHT),
        (None, None, None),
        (EIGHT - timedelta(days=3), EIGHT, EIGHT),
        (EIGHT + timedelta(hours=1), EIGHT, EIGHT + timedelta(hours=1)),
        (DAY, EIGHT, DAY),
        (DAY - timedelta(days=1), EIGHT, EIGHT),
    ],
)
def test_later_of_update_and_publication_is_never_before(
    updated, published, expected
) -> None:
    assert later(updated, published) == expected


@given(WHEN, WHEN)
def test_later_is_one_of_both_and_not_a_day_before(updated, published) -> None:
    result = later(updated, published)
    assert result in (updated, published)
    if result and published:
        assert result.date() >= published.date()


def utc(text: str, language: str = "") -> str:
    """Return the moment of a date in UTC, to the second."""
    when = dates.parse(text, language)
    assert when is not None, text
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-04T15:05:00Z", "2026-05-04 15:05:00"),
        ("2026-05-04T15:05:00.123+02:00", "2026-05-04 13:05:00"),
        ("20260504T150500-0500", "2026-05-04 20:05:00"),
        ("20260504", "2026-05-04 00:00:00"),
        ("2026-05-04T24:00:00Z", "2026-05-05 00:00:00"),
        ("2026-05-04T15:05:11.6Z EDT", "2026-05-04 15:05:11"),
        ("2026-05-04T15:05[Europe/Paris]", "2026-05-04 13:05:00"),
        ("2026-05-04 15:05:00 +0530", "2026-05-04 09:35:00"),
        ("2026/5/4", "2026-05-04 00:00:00"),
        ("2026/5/4 15:05:41", "2026-05-04 15:05:41"),
        ("2026.5.4 7:05", "2026-05-04 07:05:00"),
        ("Mon, 04 May 2026 15:05:00 GMT", "2026-05-04 15:05:00"),
        ("04 May 26 15:05 EST", "2026-05-04 20:05:00"),
        ("Mon, 04 May 2026 15:05:00 +0200 (CEST)", "2026-05-04 13:05:00"),
        ("Mon May  4 15:05:00 2026", "2026-05-04 15:05:00"),
        ("Mon May 04 15:05:00 CEST 2026", "2026-05-04 13:05:00"),
        ("Mon May 4 15:05:00 2026 EDT", "2026-05-04 19:05:00"),
        ("Mon May 04 2026 15:05:00 GMT+0200 (Central European Summer Time)", "2026-05-04 13:05:00"),
        ("1777907100", "2026-05-04 15:05:00"),
        ("1777907100000", "2026-05-04 15:05:00"),
        ("1777907100.0", "2026-05-04 15:05:00"),
    ],
)  # fmt: skip
def test_parse_machine_form_is_that_moment(text, expected):
    assert utc(text) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("BST", "14:05"), ("CET", "14:05"), ("CEST", "13:05"),
        ("MESZ", "13:05"), ("EEST", "12:05"), ("MSK", "12:05"),
        ("МСК", "12:05"), ("JST", "06:05"), ("KST", "06:05"),
        ("AEST", "05:05"), ("NZST", "03:05"), ("SGT", "07:05"),
        ("PKT", "10:05"), ("WIB", "08:05"), ("SAST", "13:05"),
        ("WAT", "14:05"), ("BRT", "18:05"), ("EDT", "19:05"),
        ("PST", "23:05"), ("ET", "19:05"), ("UTC+5", "10:05"),
        ("GMT+05:30", "09:35"), ("UTC-3", "18:05"), ("GMT", "15:05"),
        ("Eastern Time", "19:05"), ("British Summer Time", "14:05"),
        ("+0200", "13:05"), ("-05:00", "20:05"), ("(CEST)", "13:05"),
        ("+5:30", "09:35"), ("+05", "10:05"), ("-3:00", "18:05"),
    ],
)  # fmt: skip
def test_parse_named_zone_is_its_offset(zone, expected):
    assert (
        utc(f"Mon, 04 May 2026 15:05:00 {zone}") == f"2026-05-04 {expected}:00"
    )


def test_parse_eastern_time_follows_summer_time_of_its_day():
    assert utc("January 4, 2026, 8:00 a.m. ET") == "2026-01-04 13:00:00"
    assert utc("July 4, 2026, 8:00 a.m. ET") == "2026-07-04 12:00:00"


@pytest.mark.parametrize(
    "zone", ["IST", "AST", "AMT", "XYZT", "local time", "UTC+99"]
)
def test_parse_unknown_or_ambiguous_zone_is_no_date(zone):
    stated = f"Mon, 04 May 2026 15:05:00 {zone}"

    assert dates.parse(stated) is None
    assert dates.signal_unread(stated) == ("copydesk:unread-date",)


@pytest.mark.parametrize(
    ("zone", "language", "expected"),
    [
        ("IST", "en-IN", "09:35"), ("IST", "hi", "09:35"),
        ("IST", "he", "13:05"), ("IST", "en-IE", "14:05"),
        ("CST", "zh", "07:05"), ("CST", "en", "21:05"),
        ("BST", "bn", "09:05"),
    ],
)  # fmt: skip
def test_parse_ambiguous_zone_is_decided_by_region(zone, language, expected):
    text = f"2026-05-04 15:05:00 {zone}"

    assert utc(text, language) == f"2026-05-04 {expected}:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, May 4, 2026 at 3:05 p.m. EDT", "2026-05-04 19:05:00"),
        ("May 4, 2026 3 PM", "2026-05-04 15:00:00"),
        ("May 4, 2026, 12:05 AM", "2026-05-04 00:05:00"),
        ("May 4, 2026, noon", "2026-05-04 12:00:00"),
        ("Mon, 04 May 2026 03:05:10 PM", "2026-05-04 15:05:10"),
        ("4th of May 2026 15:05", "2026-05-04 15:05:00"),
        ("Montag, 4. Mai 2026, 15.05 Uhr", "2026-05-04 15:05:00"),
        ("04. Mrz 2026 15 Uhr", "2026-03-04 15:00:00"),
        ("lundi 4 mai 2026 à 15h05", "2026-05-04 15:05:00"),
        ("1er août 2026 à 8 h 30", "2026-08-01 08:30:00"),
        ("8 h 20 novembre 2026", "2026-11-20 08:00:00"),
        ("4 de mayo de 2026, 15:05 h", "2026-05-04 15:05:00"),
        ("4 de maio de 2026 às 15h05", "2026-05-04 15:05:00"),
        ("4 maggio 2026, ore 15:05", "2026-05-04 15:05:00"),
        ("4 mei 2026 15:05", "2026-05-04 15:05:00"),
        ("4 maja 2026, 15:05", "2026-05-04 15:05:00"),
        ("4 мая 2026 г., 15:05", "2026-05-04 15:05:00"),
        ("4 травня 2026, 15:05", "2026-05-04 15:05:00"),
        ("4 Mayıs 2026 Pazartesi 15:05", "2026-05-04 15:05:00"),
        ("4 maj 2026 kl. 15.05", "2026-05-04 15:05:00"),
        ("4. toukokuuta 2026 klo 15.05", "2026-05-04 15:05:00"),
        ("2026. május 4. 15:05", "2026-05-04 15:05:00"),
        ("٤ مايو ٢٠٢٦", "2026-05-04 00:00:00"),
        ("4 تشرين الثاني 2026", "2026-11-04 00:00:00"),
        ("4 במאי 2026", "2026-05-04 00:00:00"),
        ("4 मई 2026", "2026-05-04 00:00:00"),
        ("4 พฤษภาคม 2569", "2026-05-04 00:00:00"),
        ("Ngày 4 tháng 5, 2026", "2026-05-04 00:00:00"),
        ("2026年5月4日 15:05", "2026-05-04 15:05:00"),
        ("2026年5月4日 下午3:05", "2026-05-04 15:05:00"),
        ("北京时间2026年5月4日15时05分", "2026-05-04 07:05:00"),
        ("令和8年5月4日", "2026-05-04 00:00:00"),
        ("2026년 5월 4일 오후 3시 5분", "2026-05-04 15:05:00"),
        ("２０２６年５月４日", "2026-05-04 00:00:00"),
    ],
)  # fmt: skip
def test_parse_words_of_any_language_are_read(text, expected):
    assert utc(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("20.11.2026 08:00", "", "2026-11-20"),
        ("03.04.2026", "", "2026-04-03"),
        ("20/11/2026", "", "2026-11-20"),
        ("11/20/2026 4:30:26 PM", "", "2026-11-20"),
        ("05/05/2026", "", "2026-05-05"),
        ("03/04/2026", "en-US", "2026-03-04"),
        ("03/04/2026", "en-GB", "2026-04-03"),
        ("03/04/2026", "it", "2026-04-03"),
        ("20/11/26", "fr", "2026-11-20"),
        ("20 listopada 2026", "pl", "2026-11-20"),
        ("20 listopada 2026", "hr", "2026-10-20"),
    ],
)  # fmt: skip
def test_parse_certain_order_is_read(text, language, expected):
    assert utc(text, language)[:10] == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "10:15", "7.45 pm", "noon", "Posted last Friday", "May 4",
        "yesterday", "Monday 15:05", "03/04/2026", "20 listopada 2026",
        "20/11/26", "2026", "2026-05", "May 2026", "2026-02-30",
        "31.13.2026", "May 4, 2026 27:10", "May 4, 2026 13 AM",
        "4 May 2026 - 6 May 2026", "May 4, 2026 10 comments", "123456789",
        "2026112015", "9999-12-31T23:59:59-12:00",
        "Dec 31, 9999 23:59 -1200", "x" * 10_000,
    ],
)  # fmt: skip
def test_parse_text_without_a_certain_day_is_no_date(text):
    assert dates.parse(text) is None


def test_local_time_unknown_zone_is_no_date():
    day, clock = date(2026, 5, 4), time(15, 5)

    assert dates.local_time(day, clock, "CEST") == datetime(
        2026, 5, 4, 13, 5, tzinfo=UTC
    )
    assert dates.local_time(day, clock, "QQQ") is None
    assert dates.local_time(day, clock, "q") is None


@pytest.mark.parametrize("stated", ["", None, " ", "2026-05-04"])
def test_signal_unread_blank_or_read_date_gives_no_signal(stated):
    assert dates.signal_unread(stated) == ()


@given(
    st.datetimes(
        datetime.fromisoformat("1970-01-02"),
        datetime.fromisoformat("2199-12-31"),
    )
)
def test_parse_written_moment_is_that_moment(when):
    when = when.replace(microsecond=0, tzinfo=UTC)

    for form in (
        "%Y-%m-%dT%H:%M:%SZ", "%a, %d %b %Y %H:%M:%S +0000",
        "%Y/%m/%d %I:%M:%S %p", "%B %d, %Y at %I:%M:%S %p UTC",
        "%d.%m.%Y %H:%M:%S", "%a %b %d %H:%M:%S GMT %Y",
    ):  # fmt: skip
        assert dates.parse(when.strftime(form)) == when, form


@given(st.text(alphabet="0123456789:/-. ,+年月日MayapmZETh時|'", max_size=60))
def test_parse_any_text_gives_a_zone_or_none(text):
    when = dates.parse(text)

    assert when is None or when.utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("5 May 2026 at 8:00 a.m. Eastern", "en", "2026-05-05T12:00+00:00"),
        ("May 5 2026 08:00 AM Pacific", "en", "2026-05-05T15:00+00:00"),
        ("5 maggio 2026 alle ore 8", "it", "2026-05-05T08:00+00:00"),
        ("5.5.2026 klo 8", "fi", "2026-05-05T08:00+00:00"),
        ("05.20.2026", "en", "2026-05-20T00:00+00:00"),
        ("民國115年5月20日", "zh-TW", "2026-05-20T00:00+00:00"),
    ],
)
def test_parse_hour_zone_or_year_in_words_is_read(text, language, expected):
    assert dates.parse(text, language) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 01:00:00 +0100",
    ],
)
def test_parse_zero_of_a_clock_is_no_date(text):
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("۳ آذر ۱۴۰۵ - ۱۸:۰۵", "fa", "2026-11-24T18:05+00:00"),
        ("سه‌شنبه ۳ آذر ماه ۱۴۰۵", "", "2026-11-24T00:00+00:00"),
        ("۱۴۰۵/۰۹/۰۳ ۶:۰۵ ب.ظ", "fa", "2026-11-24T18:05+00:00"),
        ("24 تشرين الثاني/نوفمبر 2026، 18:05", "ar", "2026-11-24T18:05+00:00"),
        ("24 نوفمبر/ تشرين الثاني 2026", "ar", "2026-11-24T00:00+00:00"),
        ("২৪ নভেম্বর ২০২৬, ০৬:০৫ পিএম", "bn", "2026-11-24T18:05+00:00"),
    ],
)
def test_parse_persian_arab_and_bengali_forms_are_read(
    text, language, expected
):
    assert dates.parse(text, language) == datetime.fromisoformat(expected)


@pytest.mark.parametrize("text", ["1448/06/14", "1405/09/03", "۳۱ آذر ۱۴۰۵"])
def test_parse_year_of_another_calendar_is_no_date(text):
    assert dates.parse(text, "ar") is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("mar., 24 nov. 2026 12:50:00 +0000", 11),
        ("mar 24 nov 2026 12:50 GMT", 11),
        ("Mar 24 2026 12:50 GMT", 3),
        ("24 mar 2026 12:50 GMT", 3),
        ("mar. 24 mars 2026 12:50 GMT", 3),
    ],
)
def test_parse_month_behind_a_weekday_of_the_same_letters(text, month):
    assert dates.parse(text) == datetime(2026, month, 24, 12, 50, tzinfo=UTC)
