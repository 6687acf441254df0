import pytest

from extractors.output.codec import decode
from streams.page.model.packing import unpack
from streams.records import Story
from tests.streams.page.store.read_model import SECRET, contents, told
from tests.streams.page.wire_records import (
    duplicate,
    items,
    killed,
    member,
    record,
    story,
)


@pytest.mark.parametrize("is_story_first", [True, False])
def test_apply_kill_removes_an_items_words_from_its_story(
    writer, connection, is_story_first
):
    kills = [*items(killed("urn:a")),
             record("duplicates", 0, duplicate(
                 "urn:c", "urn:a", pubStatus="canceled"), "urn:c")]  # fmt: skip
    stories = [record("stories", 0, told(), "s1")]
    for batch in (stories, kills) if is_story_first else (kills, stories):
        writer.apply(batch)
    ((headline, packed),) = connection.execute(
        "SELECT headline, value FROM stories"
    )
    assert headline == ""
    assert SECRET.encode() not in unpack(packed)
    found = decode(unpack(packed), Story)
    assert [m.event for m in found.members] == ["kill", "new", "kill"]
    assert [join.terms for join in found.joins] == [(), ("harbour",)]


def test_apply_story_that_knows_of_the_kill_is_kept_as_it_is(
    writer, connection
):
    writer.apply(items(killed("urn:a")))
    known = story(
        member("urn:a", event="kill"), member("urn:b", headline="Other"),
        headline="Other", headlineUri="urn:b",
        places=[{"id": "x", "name": "Bergen"}],
    )  # fmt: skip
    writer.apply([record("stories", 0, known, "s1")])
    ((packed,),) = connection.execute("SELECT value FROM stories")
    assert decode(unpack(packed), Story).places[0].name == "Bergen"


def test_apply_story_tombstone_removes_members_and_aliases(writer, connection):
    writer.apply([record("stories", 0, told(aliases=["s0"]), "s1")])
    assert len(contents(connection)["story_members"]) == 3
    assert len(contents(connection)["story_aliases"]) == 1
    writer.apply([record("stories", 1, None, "s1")])
    found = contents(connection)
    assert found["stories"] == found["story_members"] == []
    assert found["story_aliases"] == []
