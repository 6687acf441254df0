"""Kills, corrections and updates that name the item that they replace."""

import pytest

from extractors.model.item import Reference
from extractors.providers import read_marks
from tests.streams.desk.dedupe.desk import Desk, item

OTHER = """\
Crews of the ferry line went on strike on Thursday over the pay for night
shifts. The line took eleven boats out of its plan for the weekend.

A second union said that it would join, if the talks of Friday failed.
"""
NAMED = (Reference("urn:x:harbour"),)
DERIVED = (Reference("urn:x:harbour", "derived"),)
OWN = {"headline": "Ferry crews strike", "body": OTHER, "slugline": "Strike"}


def kill(uri="urn:x:notice", **fields):
    words = {"headline": "Notice of withdrawal", "slugline": "Notice"}
    stated = {"pub_status": "canceled", "body": "", **words, **fields}
    return item(uri, **stated)


def result(verdict):
    unique = next(iter(verdict.uniques), None)
    return (unique.event, unique.item.uri) if unique else verdict.outcome


@pytest.mark.parametrize("references", [NAMED, DERIVED])
def test_kill_that_refers_to_a_story_kills_it(references):
    desk = Desk()
    desk.take(item("urn:x:harbour"))

    verdict = desk.take(kill(references=references))

    assert result(verdict) == ("kill", "urn:x:harbour")
    assert desk.take(item("urn:x:harbour", body=OTHER)).outcome == "killed"


@pytest.mark.parametrize("name", ["urn:x:h-301", "h-301"])
def test_kill_that_names_a_story_in_its_text_kills_it(name):
    desk = Desk()
    desk.take(item("urn:x:h-301"))
    desk.take(kill("urn:x:k-1", body="Earlier notice."))

    verdict = desk.take(
        kill("urn:x:k-2", body=f"Please kill {name}. It was wrong.")
    )

    assert result(verdict) == ("kill", "urn:x:h-301")


def test_kill_of_another_agency_kills_no_story_that_it_names():
    desk = Desk()
    desk.take(item("urn:x:harbour"))
    other = {"agency": "Agency B", "feed": "b", "references": NAMED}

    verdict = desk.take(kill(body="Kill urn:x:harbour", **other))

    assert result(verdict) == ("kill", "urn:x:notice")


def test_story_that_comes_after_the_kill_that_refers_to_it_is_killed():
    desk = Desk()
    desk.take(kill(references=NAMED))

    assert desk.take(item("urn:x:harbour")).outcome == "killed"


def test_story_of_another_agency_is_not_killed_in_advance():
    desk = Desk()
    desk.take(kill(agency="Agency B", feed="b", references=NAMED))

    assert desk.take(item("urn:x:harbour")).outcome == "item"


def test_update_that_replaces_a_story_is_its_next_version():
    desk = Desk()
    desk.take(item("urn:x:harbour"))

    verdict = desk.take(item("urn:x:2", references=NAMED, **OWN))

    assert result(verdict) == ("update", "urn:x:harbour")


def test_story_that_is_only_derived_is_a_story_of_its_own():
    desk = Desk()
    desk.take(item("urn:x:harbour"))

    verdict = desk.take(item("urn:x:2", references=DERIVED, **OWN))

    assert result(verdict) == ("new", "urn:x:2")


def test_substitute_that_refers_to_a_killed_story_is_published():
    desk = Desk()
    desk.take(item("urn:x:harbour"))
    desk.take(kill(references=NAMED))
    note = "Substitutes for the story withdrawn earlier"

    verdict = desk.take(item("urn:x:2", references=NAMED, ed_note=note, **OWN))

    assert result(verdict) == ("new", "urn:x:2")


def test_second_notice_of_a_kill_under_one_slug_kills_its_own_story():
    desk = Desk()
    desk.take(item("urn:x:harbour"))
    desk.take(item("urn:x:strike", **OWN))
    desk.take(read_marks(kill(
        "urn:x:k1", body='Kill the story "Kestwick harbour reopens".'
    )))  # fmt: skip

    verdict = desk.take(kill(
        "urn:x:k2", body='Kill the story "Ferry crews strike" of today.'
    ))  # fmt: skip

    assert result(verdict) == ("kill", "urn:x:strike")


def test_kill_that_names_the_number_of_a_transmission_kills_its_story():
    desk = Desk()
    desk.take(item("urn:x:harbour", sequence="bdt0301"))
    desk.take(item("urn:x:strike", sequence="bdt0302", **OWN))

    verdict = desk.take(
        kill(body="Die Meldung bdt0301 ist falsch.", sequence="bdt0310")
    )

    assert result(verdict) == ("kill", "urn:x:harbour")


def test_figure_in_a_kill_is_no_number_of_a_transmission():
    desk = Desk()
    desk.take(item("urn:x:harbour", sequence="2026"))

    verdict = desk.take(kill(body="Withdrawn in March 2026."))

    assert result(verdict) == ("kill", "urn:x:notice")
