from streams.page.store.pruning import REMOVED_AT_ONCE, Limits
from tests.streams.page.store.read_model import contents, told
from tests.streams.page.wire_records import entity, item, items, millis, record


def test_prune_removes_old_items_and_what_is_above_the_number(
    writer, connection
):
    writer.apply(items(*(item(f"urn:{n}") for n in range(10))))
    day = Limits(age_ms=10**12, items=4)
    assert writer.prune(day, millis(10)) == 6
    left = connection.execute("SELECT uri FROM items ORDER BY id").fetchall()
    assert left == [("urn:6",), ("urn:7",), ("urn:8",), ("urn:9",)]
    assert writer.prune(Limits(age_ms=60_000, items=4), millis(9)) == 2
    assert len(contents(connection)["texts"]) == 2


def test_prune_removes_a_bounded_number_at_once(writer, connection):
    writer.apply(
        items(*(item(f"urn:{n}") for n in range(REMOVED_AT_ONCE + 9)))
    )
    limits = Limits(age_ms=10**12, items=1)
    assert writer.prune(limits, millis(10)) == REMOVED_AT_ONCE
    assert writer.prune(limits, millis(10)) == 8
    assert writer.prune(limits, millis(10)) == 0
    assert len(contents(connection)["items"]) == 1


def test_prune_removes_versions_and_names_with_their_item(writer, connection):
    place = {"entities": [entity("Bergen")]}
    writer.apply(items(
        item("urn:a", block=place),
        item("urn:a", block=place | {"revision": 2}), item("urn:b"),
    ))  # fmt: skip
    assert len(contents(connection)["versions"]) == 1
    assert writer.prune(Limits(age_ms=10**12, items=1), millis(9)) == 1
    assert contents(connection)["versions"] == []
    assert connection.execute("SELECT * FROM names").fetchall() == []


def test_prune_removes_old_stories_with_members_and_aliases(
    writer, connection
):
    writer.apply([
        record("stories", 0, told(id="s1", aliases=["s0"]), "s1"),
        record("stories", 9, told(id="s9", aliases=["s8"]), "s9"),
    ])  # fmt: skip
    writer.prune(Limits(age_ms=60_000, items=9), millis(9))
    found = contents(connection)
    assert [row[0] for row in found["stories"]] == ["s9"]
    assert len(found["story_members"]) == 3
    assert len(found["story_aliases"]) == 1
