from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.common.embargo import OPEN_END_SIGNAL
from extractors.model.item import NewsItem
from extractors.providers import read_marks
from extractors.providers.embargo import find_embargo, take_embargo_lines

SENT = datetime(2026, 11, 24, 8, tzinfo=UTC)
LAST = -12
STORY = "The board of the harbour voted on Tuesday, its chair said."


def note(text, **fields):
    return NewsItem(
        "urn:test:1", "test", SENT, version_created=SENT, ed_note=text,
        **fields,
    )  # fmt: skip


def at(hour, zone=0, day=4):
    """Return an hour of a day of December 2026 in UTC."""
    return datetime(2026, 12, day, hour, tzinfo=UTC) - timedelta(hours=zone)


def test_embargo_in_ed_note_withholds_until_its_time():
    sent = datetime(2026, 3, 1, 12, tzinfo=UTC)
    item = NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=sent,
        ed_note="EMBARGOED to 0001 Monday March 2",
        provider="PA",
    )

    read = read_marks(item)

    assert read.pub_status == "withheld"
    assert read.embargoed_until == datetime(2026, 3, 2, 0, 1, tzinfo=UTC)


STATED = [
    ("STRICTLY EMBARGOED. Not for public release until 12 noon on Friday,"
     " December 4, 2026.", at(12, LAST)),
    ("Embargo until 12noon on December 4", at(12, LAST)),
    ("Embargoed until 00:00 GMT on 4 December 2026", at(0)),
    ("EMBARGOED FOR RELEASE AT 6 a.m. EST, Dec. 4, 2026", at(6, -5)),
    ("Embargo: 2026-12-04 06:00 CET. Not for release before.", at(6, 1)),
    ("NOT FOR PUBLICATION BEFORE 0600 GMT Friday December 4 2026", at(6)),
    ("Sperrfrist: Freitag, 4. Dezember 2026, 12.00 Uhr", at(12, 1)),
    ("Achtung: Sperrfrist 4.12.2026 06:00 Uhr MEZ", at(6, 1)),
    ("SPERRFRIST 04. Dezember, 18 Uhr - bitte beachten", at(18, 1)),
    ("Gesperrt bis Freitag, 4. Dezember 2026, 10 Uhr", at(10, 1)),
    ("Sous embargo jusqu'au vendredi 4 décembre 2026 à 12h00 GMT", at(12)),
    ("Embargo : jusqu'au 4 décembre 2026, 18h", at(18, LAST)),
    ("EMBARGADO hasta el viernes 4 de diciembre de 2026 a las 12:00",
     at(12, LAST)),
    ("EMBARGO fino alle ore 6 del 4 dicembre 2026", at(6, 1)),
    ("Sob embargo até 4 de dezembro de 2026, às 6h", at(6, LAST)),
    ("Onder embargo tot vrijdag 4 december 2026, 12.00 uur", at(12, LAST)),
    ("Embargo til 4. desember 2026 kl. 06.00", at(6, LAST)),
    ("Эмбарго до 4 декабря 2026 года, 06:00 мск", at(6, 3)),
    ("Ембарго до 4 грудня 2026, 06:00", at(6, LAST)),
    ("Embargo sampai 4 Desember 2026 pukul 06.00 WIB", at(6, 7)),
    ("報道解禁：2026年12月4日午前6時", at(6, 9)),
    ("Sperrfrist: 3. Januar, 6 Uhr", datetime(2027, 1, 3, 5, tzinfo=UTC)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "until"), STATED)
def test_read_marks_dated_embargo_withholds_until_that_moment(text, until):
    item = read_marks(note(text))

    assert item.embargoed_until == until
    assert item.pub_status == "withheld"


@pytest.mark.parametrize(
    "text",
    [
        "Embargoed.", "UNDER EMBARGO", "Sperrfrist: siehe Anlage",
        "Embargo hasta nuevo aviso", "Embargo bis auf Weiteres",
        "Hold for release until further notice", "STRICT EMBARGO",
        "Not for publication until the court has ruled",
        "EMBARGOED until delivery", "Sperrfrist: Redebeginn",
        "Embargoed until Friday week, noon",
        "Embargo until Friday, 5 December 2026, 12:00 GMT",
    ],
)  # fmt: skip
def test_read_marks_embargo_without_certain_end_is_held_and_signalled(text):
    item = read_marks(note(text))

    assert item.pub_status == "withheld"
    assert item.embargoed_until is None
    assert OPEN_END_SIGNAL in item.signals


def test_read_marks_embargo_in_past_does_not_withhold():
    item = read_marks(note("Embargoed until 6:00 GMT on 23 November 2026"))

    assert item.pub_status == "usable"


@pytest.mark.parametrize(
    "text", ["EMBARGOED to 0001 29 February", "Sperrfrist: 29.2., 6 Uhr"]
)
def test_read_marks_day_that_near_years_lack_has_no_known_end(text):
    sent = datetime(2024, 12, 1, tzinfo=UTC)
    item = NewsItem("urn:test:1", "test", sent, ed_note=text)

    read = read_marks(item)

    assert read.embargoed_until is None
    assert read.pub_status == "withheld"


@pytest.mark.parametrize(
    ("provider", "until"),
    [("PA", at(12, 0)), ("dpa", at(12, 1)), ("Harbour Wire", at(12, LAST))],
)
def test_read_marks_time_without_zone_is_in_zone_of_agency(provider, until):
    text = "Embargo until 12 noon on December 4"

    assert read_marks(note(text, provider=provider)).embargoed_until == until


def test_read_marks_end_in_property_comes_before_words():
    stated = note("Embargo until 6 pm GMT on Friday", embargoed_until=at(6))

    assert read_marks(stated).embargoed_until == at(6)


def test_read_marks_open_end_in_property_takes_end_from_words():
    empty = note(
        "Embargo until 6:00 GMT on 4 December 2026",
        pub_status="withheld",
        signals=(OPEN_END_SIGNAL,),
    )

    read = read_marks(empty)

    assert read.embargoed_until == at(6)
    assert OPEN_END_SIGNAL not in read.signals


def test_read_marks_kill_under_embargo_stays_a_kill():
    killed = note("Embargo until Friday 12:00 GMT", pub_status="canceled")

    assert read_marks(killed).pub_status == "canceled"


def test_take_embargo_lines_whole_note_leaves_the_text():
    line = "EMBARGOED UNTIL 6:00 GMT ON 4 DECEMBER 2026"

    item, lines = take_embargo_lines(note("Eds: photo"), [line, STORY])

    assert (item.embargoed_until, item.pub_status) == (at(6), "withheld")
    assert item.ed_note == f"Eds: photo {line}"
    assert lines == (STORY,)


@pytest.mark.parametrize(
    "line",
    [
        "The embargo until 2027 holds, the minister said on Tuesday.",
        "Embargo until Friday: what the ports expect of the talks.",
        "Officials must not be named before Friday, a court ruled.",
    ],
)
def test_take_embargo_lines_sentence_of_story_is_kept(line):
    item, lines = take_embargo_lines(note(""), [line, STORY])

    assert (item.pub_status, lines) == ("usable", (line, STORY))


@given(st.text(max_size=200), st.sampled_from([text for text, _ in STATED]))
def test_find_embargo_of_any_text_never_raises(text, stated):
    find_embargo(note(text, headline=text, slugline=text))
    find_embargo(note(f"{stated[:20]}{text}"))
    take_embargo_lines(note(""), [text, f"{stated} {text}"])


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(
        [
            "Embargo until 29 February, 12:00 GMT",
            "Embargo until 12:00 GMT on 31 December",
            "Embargo until 12:00 GMT on 1 January",
        ]
    ),
)
def test_find_embargo_without_year_is_within_half_a_year(sent, text):
    item = NewsItem("urn:test:1", "test", sent, ed_note=text)

    embargo = find_embargo(item)

    assert embargo is not None
    if embargo.until is not None:
        assert abs(embargo.until - sent) <= timedelta(days=184)
