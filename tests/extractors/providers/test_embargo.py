from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.item import NewsItem
from extractors.providers import read_marks
from extractors.providers.embargo import OPEN_END_SIGNAL, read_embargo


def test_embargo_in_ed_note_withholds_until_its_time():
    item = NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        ed_note="EMBARGOED to 0001 Monday March 2",
        provider="PA",
    )

    read = read_marks(item)

    assert read.pub_status == "withheld"
    assert read.embargoed_until == datetime(2026, 3, 2, 0, 1, tzinfo=UTC)


SENT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def note(text, **fields):
    return NewsItem(
        "urn:test:1", "test", SENT, version_created=SENT, ed_note=text,
        **fields,
    )  # fmt: skip


def at(hour, zone=0, day=4):
    """Return an hour of a day of December 2026 in UTC."""
    return datetime(2026, 12, day, hour, tzinfo=UTC) - timedelta(hours=zone)


LAST = -12
STATED = [
    ("STRICTLY EMBARGOED. Not for public release until 12 noon on Friday,"
     " December 4, 2026.", at(12, LAST)),
    ("Embargo until 12noon on December 4", at(12, LAST)),
    ("Embargoed until 00:00 GMT on 4 December 2026", at(0)),
    ("EMBARGOED FOR RELEASE AT 6 a.m. EST, Dec. 4, 2026", at(6, -5)),
    ("Embargo: 2026-12-04 06:00 CET. Not for release before.", at(6, 1)),
    ("NOT FOR PUBLICATION BEFORE 0600 GMT Friday December 4 2026", at(6)),
    ("Sperrfrist: Freitag, 4. Dezember 2026, 12.00 Uhr", at(12, LAST)),
    ("Achtung: Sperrfrist 4.12.2026 06:00 Uhr MEZ", at(6, 1)),
    ("SPERRFRIST 04. Dezember, 18 Uhr - bitte beachten", at(18, LAST)),
    ("Gesperrt bis Freitag, 4. Dezember 2026, 10 Uhr", at(10, LAST)),
    ("Sous embargo jusqu'au vendredi 4 décembre 2026 à 12h00 GMT", at(12)),
    ("Embargo : jusqu'au 4 décembre 2026, 18h", at(18, LAST)),
    ("EMBARGADO hasta el viernes 4 de diciembre de 2026 a las 12:00",
     at(12, LAST)),
    ("EMBARGO fino alle ore 6 del 4 dicembre 2026", at(6, LAST)),
    ("Sob embargo até 4 de dezembro de 2026, às 6h", at(6, LAST)),
    ("Onder embargo tot vrijdag 4 december 2026, 12.00 uur", at(12, LAST)),
    ("Embargo til 4. desember 2026 kl. 06.00", at(6, LAST)),
    ("Эмбарго до 4 декабря 2026 года, 06:00 мск", at(6, 3)),
    ("報道解禁：2026年12月4日午前6時", at(6, LAST)),
    ("Sperrfrist: 3. Januar, 6 Uhr", datetime(2027, 1, 3, 18, tzinfo=UTC)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "until"), STATED)
def test_read_embargo_with_time_in_any_language_is_that_moment(text, until):
    item = read_marks(note(text))

    assert item.embargoed_until == until
    assert item.pub_status == "withheld"


@pytest.mark.parametrize(
    "text",
    [
        "Embargoed.", "UNDER EMBARGO", "Sperrfrist: siehe Anlage",
        "SOUS EMBARGO jusqu'à vendredi", "Embargo hasta nuevo aviso",
        "Hold for release until further notice", "Note: embargoed until noon",
        "Nicht vor Freitag veröffentlichen", "엠바고: 금요일",
        "Ne pas publier avant vendredi midi", "эмбарго до пятницы",
    ],
)  # fmt: skip
def test_read_embargo_without_certain_end_is_held_and_signalled(text):
    item = read_marks(note(text))

    assert item.pub_status == "withheld"
    assert item.embargoed_until is None
    assert OPEN_END_SIGNAL in item.signals


@pytest.mark.parametrize(
    "text",
    [
        "Updates with quotes on the embargo until 2027.",
        "Adds EU decision on arms embargo to 2028",
        "Recasts with embargo lifted until June", "Embargo on arms extended",
        "ADDS minister on oil embargo; corrects date", "Embargo lifted.",
        "Aktualisiert: Embargo gegen Eastmark", "Sperrfrist aufgehoben",
        "L'embargo sur les armes est prolongé", "Embargo levé", "",
        "Corrects spelling of Embargoed in headline of earlier story",
    ],
)  # fmt: skip
def test_read_embargo_as_subject_or_lifted_is_none(text):
    assert read_embargo(note(text)) is None


def test_read_embargo_in_past_does_not_withhold():
    item = read_marks(note("Embargoed until 6:00 GMT on 23 November 2026"))

    assert item.pub_status == "usable"


def test_read_embargo_in_first_paragraph_is_read_and_in_story_is_not():
    line = "EMBARGOED UNTIL 6:00 GMT ON 4 DECEMBER 2026"
    story = "The embargo until 2027 holds, the minister said on Tuesday."

    assert read_embargo(note("", body=f"{line}\n\n{story}")) == (at(6),)
    assert read_embargo(note("", body=f"{story}\n\n{story}")) is None


@given(st.text(max_size=200), st.sampled_from([text for text, _ in STATED]))
def test_read_embargo_of_any_note_never_raises(text, stated):
    read_embargo(note(text, headline=text, body=text))
    read_embargo(note(f"{stated[:20]}{text}"))
