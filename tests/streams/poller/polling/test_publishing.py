import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats import Slice
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.kafka.dead_letters import LONGEST_ERROR
from streams.kafka.topics import RAW
from streams.poller.polling.publishing import (
    document_dead_letter,
    letter_record,
    new_slices,
    raw_record,
)

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def item(uri="urn:x:1"):
    return RawItem("a", uri, "text/plain", NOW, b"Ferry")


def fingerprints(slices):
    return [part.fingerprint for part in slices]


def test_raw_record_has_the_uri_as_key():
    record = raw_record(item())

    assert (record.topic, record.key) == (RAW, b"urn:x:1")
    assert json.loads(record.value)["feed"] == "a"


@given(
    listed=st.lists(st.sampled_from("abcdefg")),
    seen=st.lists(st.sampled_from("abcdefg")),
    newest_first=st.booleans(),
)
def test_new_slices_returns_unseen_items_oldest_first(
    listed, seen, newest_first
):
    slices = [Slice(item(), fingerprint) for fingerprint in listed]
    new = fingerprints(new_slices(slices, seen, newest_first=newest_first))

    assert set(new) == set(listed) - set(seen)
    assert len(new) == len(set(new))
    order = [name for name in dict.fromkeys(listed) if name not in seen]
    assert new == (order[::-1] if newest_first else order)


def test_new_slices_returns_equal_items_once():
    slices = [Slice(item("urn:x:1"), "a"), Slice(item("urn:x:2"), "a")]

    assert [part.item.uri for part in new_slices(slices, ())] == ["urn:x:1"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ExtractError("not-xml", "no root"), "not-xml"),
        (ValueError("x" * 9000), "bug"),
    ],
)
def test_document_dead_letter_contains_document_and_error(error, reason):
    letter = document_dead_letter("a", b"<junk", error, NOW, "story.txt")

    assert (letter.stage, letter.reason, letter.feed) == ("poll", reason, "a")
    assert (letter.value, letter.failed_at) == (b"<junk", NOW)
    assert (letter.partition, letter.offset) == (-1, -1)
    assert letter.error.startswith("story.txt: ")
    assert len(letter.error) <= LONGEST_ERROR
    record = letter_record(letter)
    assert record.key == b"a"
    assert not any("original" in name for name in record.headers)
