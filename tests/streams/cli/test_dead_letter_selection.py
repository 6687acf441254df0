from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from extractors.output.codec import encode
from streams.cli.dead_letter_selection import (
    LetterFilter,
    SelectedLetter,
    mark,
    name_of,
    select_letters,
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
    entry = SelectedLetter(name_of(early), early)
    marks = [encode(mark(entry, "replayed", AT)), b"?"]

    found, strange = select_letters(
        [encode(letter()), encode(early), encode(letter()), b"{"], marks
    )

    assert found == [
        SelectedLetter("wire.raw-2:9", early, "replayed"),
        SelectedLetter("wire.raw-2:7", letter()),
    ]
    assert strange == 1


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        (LetterFilter(), True),
        (LetterFilter(frozenset({"wire.raw-2:7"})), True),
        (LetterFilter(frozenset({"wire.raw-2:8"})), False),
        (LetterFilter(reason="no-body"), True),
        (LetterFilter(reason="bug"), False),
        (LetterFilter(feed="tideway", reason="no-body"), True),
        (LetterFilter(feed="gannet", reason="no-body"), False),
        (LetterFilter(since=AT), True),
        (LetterFilter(since=AT + timedelta(seconds=1)), False),
        (LetterFilter(until=AT), False),
        (LetterFilter(until=AT + timedelta(seconds=1)), True),
    ],
)
def test_a_choice_takes_what_it_says(choice, taken):
    assert choice.takes(SelectedLetter("wire.raw-2:7", letter())) is taken
