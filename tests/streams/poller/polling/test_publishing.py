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


def marks(slices):
    return [one.fingerprint for one in slices]


def test_a_raw_item_goes_out_under_its_uri():
    found = raw_record(item())

    assert (found.topic, found.key) == (RAW, b"urn:x:1")
    assert json.loads(found.value)["feed"] == "a"


@given(
    listed=st.lists(st.sampled_from("abcdefg")),
    seen=st.lists(st.sampled_from("abcdefg")),
    newest_first=st.booleans(),
)
def test_only_what_is_new_goes_out_oldest_first(listed, seen, newest_first):
    slices = [Slice(item(), one) for one in listed]
    found = marks(new_slices(slices, seen, newest_first=newest_first))

    assert set(found) == set(listed) - set(seen)
    assert len(found) == len(set(found))
    order = [one for one in dict.fromkeys(listed) if one not in seen]
    assert found == (order[::-1] if newest_first else order)


def test_the_same_form_twice_in_a_document_goes_out_once():
    slices = [Slice(item("urn:x:1"), "a"), Slice(item("urn:x:2"), "a")]

    assert [one.item.uri for one in new_slices(slices, ())] == ["urn:x:1"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ExtractError("not-xml", "no root"), "not-xml"),
        (ValueError("x" * 9000), "bug"),
    ],
)
def test_a_letter_holds_the_document_and_why(error, reason):
    found = document_dead_letter("a", b"<junk", error, NOW, "story.txt")

    assert (found.stage, found.reason, found.feed) == ("poll", reason, "a")
    assert (found.value, found.failed_at) == (b"<junk", NOW)
    assert (found.partition, found.offset) == (-1, -1)
    assert found.error.startswith("story.txt: ")
    assert len(found.error) <= LONGEST_ERROR
    assert letter_record(found).key == b"a"
