"""Kills, and the substitutes for killed stories, find their chains by words."""

from datetime import timedelta

import pytest

from extractors.providers import read_marks
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item

FERRY = "Ferry to the islands runs late"


def marked(uri, **fields):
    return read_marks(item(uri, **fields))


@pytest.mark.parametrize(
    "note",
    [
        'The story headlined "Kestwick harbour reopens" is withdrawn.',
        "Die Meldung „Kestwick harbour reopens“ wird zurückgezogen.",
        "La dépêche « Kestwick harbour reopens » est annulée.",
        "記事「Kestwick harbour reopens」を取り消します。",
    ],
)
def test_kill_that_quotes_a_headline_kills_that_story(note):
    desk = Desk()
    desk.take(item("harbour"))
    desk.take(item("ferry", headline=FERRY, body=f"{FERRY}. " * 9))

    (unique,) = desk.take(
        marked("kill", headline="KILL: Story withdrawn at noon", body=note)
    ).uniques

    assert (unique.event, unique.item.uri) == ("kill", "harbour")


def test_kill_that_quotes_the_headline_of_another_agency_kills_nothing_else():
    desk = Desk()
    desk.take(item("harbour"))
    note = 'The story headlined "Kestwick harbour reopens" is withdrawn.'

    (unique,) = desk.take(
        marked(
            "kill", agency="Agency B", feed="b",
            headline="KILL: Story withdrawn at noon", body=note,
        )
    ).uniques  # fmt: skip

    assert unique.item.uri == "kill"


SLUG = "Kestwick-Harbour"


def test_substitute_for_a_killed_story_is_published():
    desk = Desk()
    desk.take(item("harbour", slugline=SLUG))
    desk.take(marked("k", slugline=SLUG, headline="KILL: Kestwick harbour"))
    note = "SUBS story withdrawn earlier; corrects the number of boats"

    substitute = desk.take(
        marked("s", slugline=SLUG, ed_note=note, body=STORY)
    )

    assert substitute.outcome == "item"
    assert substitute.uniques[0].item.uri == "s"


def test_later_version_of_a_killed_story_is_killed():
    desk = Desk()
    desk.take(item("harbour", slugline=SLUG))
    desk.take(marked("k", slugline=SLUG, headline="KILL: Kestwick harbour"))

    later = desk.take(marked("s", slugline=SLUG, headline="UPDATE 2-Harbour"))

    assert later.outcome == "killed"


def test_picture_whose_caption_begins_with_a_kill_is_killed():
    desk = Desk()
    desk.take(item("p", body="", description="Boats at Kestwick."))

    (unique,) = desk.take(
        item("p", body="", description="PHOTO KILL: Boats at Kestwick.")
    ).uniques

    assert unique.event == "kill"


def test_story_whose_summary_names_a_kill_is_published():
    desk = Desk()

    assert desk.take(item("p", description="PHOTO KILL: a play")).outcome == (
        "item"
    )


def test_lead_in_slug_under_other_headline_joins_the_text_of_its_slug():
    desk = Desk()
    desk.take(item("harbour", slugline=SLUG))

    (unique,) = desk.take(
        marked(
            "lead", slugline=f"{SLUG}, 1st Ld-Writethru",
            headline="Council decides on market",
            body=f"The council met at night, a clerk said.\n\n{STORY}",
        )
    ).uniques  # fmt: skip

    assert (unique.item.uri, unique.event) == ("harbour", "update")


def test_lead_in_slug_over_other_text_is_new():
    desk = Desk()
    desk.take(item("harbour", slugline=SLUG))

    (unique,) = desk.take(
        marked(
            "lead", slugline=f"{SLUG}, 1st Ld-Writethru",
            headline="Old boats find a museum",
            body="Boats of the last century are shown in the museum. " * 5,
        )
    ).uniques  # fmt: skip

    assert unique.item.uri == "lead"


def test_correction_under_another_uri_counts_its_versions_anew():
    desk = Desk()
    fields = {"slugline": SLUG, "version_created": START}
    desk.take(item("harbour", version="4", **fields))
    fields |= {
        "headline": "CORRECTED-Kestwick harbour reopens",
        "body": STORY.replace("eleven", "twelve"),
        "version": "1",
    }

    later = START + timedelta(minutes=1)
    corrected = desk.take(marked("c", **fields | {"version_created": later}))
    again = desk.take(marked("c", **fields | {"version_created": later}))
    earlier = START - timedelta(minutes=1)
    late = desk.take(marked("d", **fields | {"version_created": earlier}))

    (unique,) = corrected.uniques
    assert (unique.event, unique.item.uri) == ("correction", "harbour")
    assert (again.outcome, late.outcome) == ("stale", "stale")


def test_story_that_comes_after_the_kill_with_its_words_is_killed():
    desk = Desk()
    later = START + timedelta(hours=1)
    desk.take(
        marked("k", headline="KILL: Kestwick harbour reopens", body="",
               version_created=later)
    )  # fmt: skip

    assert desk.take(item("s", version_created=START)).outcome == "killed"


def test_story_that_is_newer_than_the_kill_with_its_words_is_published():
    desk = Desk()
    later = START + timedelta(hours=1)
    desk.take(
        marked("k", slugline=SLUG, headline="KILL: Harbour", body="",
               version_created=START)
    )  # fmt: skip

    newer = desk.take(item("s", slugline=SLUG, version_created=later))

    assert newer.outcome == "item"


def test_older_story_is_not_killed_by_the_kill_of_another():
    desk = Desk()
    times = [START + timedelta(minutes=minute) for minute in (0, 5, 9)]
    desk.take(item("harbour", slugline=SLUG, version_created=times[1]))
    desk.take(
        marked("k", slugline=SLUG, headline="KILL: Kestwick harbour reopens",
               version_created=times[2])
    )  # fmt: skip

    older = desk.take(
        item("ferry", slugline=SLUG, headline=FERRY, body=f"{FERRY}. " * 9,
             version_created=times[0])
    )  # fmt: skip

    assert older.outcome == "item"
