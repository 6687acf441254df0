import re
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.output.codec import encode
from streams.cli.dead_letter_selection import (
    LetterFilter,
    SelectedLetter,
    list_letters,
    name_of,
    short_id,
)
from streams.records import DeadLetter, HandledLetter

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def letter(offset=7, **fields):
    record = DeadLetter(
        "clean", "no-body", "no text", "wire.raw", 2, offset, "urn:t:1",
        b"raw", "tideway", AT,
    )  # fmt: skip
    return msgspec.structs.replace(record, **fields)


def document(value=b"<html>", **fields):
    return letter(-1, topic="polls", partition=-1, value=value, **fields)


def test_name_record_is_topic_partition_offset():
    assert name_of(letter()) == "wire.raw-2:7"


def test_name_document_without_record_is_feed_and_hash():
    names = {name_of(document(b"a")), name_of(document(b"b"))}

    assert len(names) == 2
    assert all(name.startswith("tideway#") for name in names)


@given(st.text())
def test_short_id_can_be_typed(name):
    assert re.fullmatch("[a-z2-7]{8}", short_id(name))
    assert short_id(name) == short_id(name)


def test_short_id_differs_between_neighbours():
    names = [f"wire.raw-{n % 4}:{n}" for n in range(20_000)]

    assert len({short_id(name) for name in names}) == len(names)


def test_list_letters_removes_repeats_and_sorts_by_time():
    early = letter(9, failed_at=AT - timedelta(hours=1))
    handled = [encode(HandledLetter(name_of(early), "replayed", AT)), b"?"]

    selected, invalid = list_letters(
        [encode(letter()), encode(early), encode(letter()), b"{"], handled
    )

    assert selected == [
        SelectedLetter("wire.raw-2:9", early, "replayed"),
        SelectedLetter("wire.raw-2:7", letter()),
    ]
    assert invalid == 1


@pytest.mark.parametrize(
    ("letter_filter", "matches"),
    [
        (LetterFilter(), True),
        (LetterFilter(frozenset({"wire.raw-2:7"})), True),
        (LetterFilter(frozenset({"wire.raw-2:8"})), False),
        (LetterFilter(frozenset({short_id("wire.raw-2:7")})), True),
        (LetterFilter(frozenset({short_id("wire.raw-2:7").upper()})), True),
        (LetterFilter(frozenset({short_id("wire.raw-2:8")})), False),
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
def test_filter_matches_letters_that_meet_all_conditions(
    letter_filter, matches
):
    selected = SelectedLetter("wire.raw-2:7", letter())

    assert letter_filter.matches(selected) is matches
