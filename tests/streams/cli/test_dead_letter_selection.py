from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from extractors.output.codec import encode
from streams.cli.dead_letter_selection import (
    Choice,
    Filed,
    filed,
    mark,
    name_of,
)
from streams.records import DeadLetter

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def letter(offset=7, **fields):
    one = DeadLetter(
        "clean", "no-body", "no text", "wire.raw", 2, offset, "urn:t:1",
        b"raw", "tideway", AT,
    )  # fmt: skip
    return msgspec.structs.replace(one, **fields)


def document(value=b"<html>", **fields):
    return letter(-1, topic="polls", partition=-1, value=value, **fields)


def test_a_letter_is_named_by_its_records_place():
    assert name_of(letter()) == "wire.raw-2:7"


def test_documents_that_stood_nowhere_have_names_of_their_own():
    names = {name_of(document(b"a")), name_of(document(b"b"))}

    assert len(names) == 2
    assert all(one.startswith("tideway#") for one in names)


def test_letters_are_filed_once_by_time_and_marked():
    early = letter(9, failed_at=AT - timedelta(hours=1))
    entry = Filed(name_of(early), early)
    marks = [encode(mark(entry, "replayed", AT)), b"?"]

    found, strange = filed(
        [encode(letter()), encode(early), encode(letter()), b"{"], marks
    )

    assert found == [
        Filed("wire.raw-2:9", early, "replayed"),
        Filed("wire.raw-2:7", letter()),
    ]
    assert strange == 1


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        (Choice(), True),
        (Choice(frozenset({"wire.raw-2:7"})), True),
        (Choice(frozenset({"wire.raw-2:8"})), False),
        (Choice(reason="no-body"), True),
        (Choice(reason="bug"), False),
        (Choice(feed="tideway", reason="no-body"), True),
        (Choice(feed="gannet", reason="no-body"), False),
        (Choice(since=AT), True),
        (Choice(since=AT + timedelta(seconds=1)), False),
        (Choice(until=AT), False),
        (Choice(until=AT + timedelta(seconds=1)), True),
    ],
)
def test_a_choice_takes_what_it_says(choice, taken):
    assert choice.takes(Filed("wire.raw-2:7", letter())) is taken
