import itertools

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.output.codec import decode
from streams.desk.sinks.rules import load
from streams.page.model.packing import unpack
from streams.page.query.lists import versions_of
from streams.page.store.connection import open_reader, open_writer
from streams.page.store.pruning import Limits
from streams.page.store.writer import Writer
from streams.records import Story
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    letter,
    member,
    millis,
    record,
    story,
)

TABLES = ("items", "versions", "duplicates", "captions", "outcomes", "polls",
          "feeds", "letters", "handled", "stories", "story_members", "story_aliases")  # fmt: skip
SECRET = "Zanzibarquay"


def contents(connection):
    """Return all rows, without the numbers that depend on the order."""
    rows = {}
    for table in TABLES:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = (
            [column for column, _ in cursor.getdescription()]
            if (connection.execute(f"SELECT 1 FROM {table}").fetchall())
            else []
        )
        rows[table] = sorted(
            tuple(
                v for n, v in zip(names, row, strict=True) if n != "sequence"
            )
            for row in cursor
        )
    rows["texts"] = sorted(connection.execute("SELECT rowid, * FROM texts"))
    rows["tags"] = sorted(
        connection.execute(
            "SELECT item, kind, value FROM tags JOIN names USING (name)"
        )
    )
    return rows


def bytes_on_disk(tmp_path):
    return b"".join(
        path.read_bytes() for path in tmp_path.iterdir() if path.is_file()
    )


def told(**more):
    """Return a story of three items, with the secret in one of them."""
    return story(
        member("urn:a", headline=f"{SECRET} opens"),
        member("urn:b", 1, headline="Other"),
        member("urn:c", 2, headline=f"{SECRET} again", event="copy",
               copyOf="urn:a"),
        **{
            "headline": f"{SECRET} opens", "headlineUri": "urn:a",
            "places": [{"id": "x", "name": SECRET}],
            "people": [{"id": "x", "name": SECRET}],
            "joins": [
                {"kind": "item", "uri": "urn:a", "score": 0.6,
                 "terms": [SECRET]},
                {"kind": "item", "uri": "urn:b", "terms": ["harbour"]},
            ],
        } | more,
    )  # fmt: skip


def test_apply_new_version_replaces_the_row_and_keeps_the_old_version(
    writer, connection
):
    writer.apply(items(
        item("urn:a", headline="First"),
        item("urn:a", headline="Second", block={"revision": 2, "event": "update"}),
    ))  # fmt: skip
    assert connection.execute(
        "SELECT headline, event FROM items"
    ).fetchall() == [("Second", "update")]
    sql, values = versions_of("urn:a")
    rows = connection.execute(sql, values).fetchall()
    assert [(row[0], row[3]) for row in rows] == [(1, "First"), (2, "Second")]
    assert len(contents(connection)["versions"]) == 1
    found = connection.execute(
        "SELECT count(*) FROM texts WHERE texts MATCH 'first'"
    ).fetchall()
    assert found == [(0,)]


def test_apply_kill_leaves_no_byte_of_the_text_on_disk(tmp_path):
    connection = open_writer(tmp_path / "page.sqlite")
    writer = Writer(connection, ())
    text = f"{SECRET} was the word of the day."
    others = [
        item(f"urn:{n}", headline=f"Other {n}", body="Plain words here.")
        for n in range(50)
    ]
    value = item(
        "urn:a", headline=f"{SECRET} opens", body=text,
        block={"entities": [entity(SECRET)]},
    )  # fmt: skip
    writer.apply([*items(*others), *items(value, partition=1)])
    writer.apply([
        record("stories", 0, told(), "s1"),
        record("deadletters", 0, letter(3, error=SECRET, value="WmFuemliYXJxdWF5")),
    ])  # fmt: skip
    assert SECRET.encode() in bytes_on_disk(tmp_path)
    applied = writer.apply([
        record("items", 1, killed("urn:a"), "urn:a", 1),
        record("duplicates", 0, duplicate(
            "urn:c", "urn:a", pubStatus="canceled"), "urn:c"),
    ])  # fmt: skip
    assert applied.is_withdrawn
    assert SECRET.encode() not in bytes_on_disk(tmp_path)
    assert SECRET.lower().encode() not in bytes_on_disk(tmp_path)
    for (packed,) in connection.execute(
        "SELECT value FROM items UNION SELECT value FROM versions "
        "UNION SELECT value FROM stories"
    ):
        assert SECRET.encode() not in unpack(packed)
    connection.close()


def test_apply_kill_while_a_reader_is_open_removes_the_text(tmp_path):
    path = tmp_path / "page.sqlite"
    connection = open_writer(path)
    writer = Writer(connection, ())
    writer.apply(items(item("urn:a", headline=SECRET)))
    reader = open_reader(path)
    assert reader.execute("SELECT headline FROM items").fetchall() == [
        (SECRET,)
    ]
    writer.apply([record("items", 1, killed("urn:a"), "urn:a")])
    assert reader.execute("SELECT headline FROM items").fetchall() == [("",)]
    assert SECRET.encode() not in bytes_on_disk(tmp_path)
    reader.close()
    connection.close()


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


def test_apply_tombstone_removes_item_and_texts(writer, connection):
    writer.apply(items(item("urn:a")))
    writer.apply([record("items", 1, None, "urn:a")])
    assert contents(connection)["items"] == []
    assert contents(connection)["texts"] == []
    assert contents(connection)["versions"] == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [("items", {"uri": 3}), ("captions", {}), ("stories", []), ("polls", {}),
     ("items", item("urn:a", urgency=10**30)), ("deadletters", {"stage": 1}),
     ("outcomes", None), ("feeds", {"feed": "x"})],
)  # fmt: skip
def test_apply_unreadable_record_changes_nothing(
    writer, connection, kind, value
):
    before = contents(connection)
    writer.apply([record(kind, 0, value, "k")])
    assert contents(connection) == before
    assert writer.positions() == {(kind, 0): 1}


def test_apply_item_of_a_route_is_tagged_with_it(connection):
    routes = load(
        '[routes.english]\nlanguage = "en"\n[routes.x]\nlanguage = "fr"'
    )
    Writer(connection, routes).apply(items(item("urn:a")))
    assert connection.execute(
        "SELECT kind, value FROM tags JOIN names USING (name)"
    ).fetchall() == [("route", "english")]


def test_apply_failed_batch_leaves_rows_and_positions(writer, connection):
    writer.apply(items(item("urn:a")))
    before = contents(connection), writer.positions()
    connection.execute("CREATE TRIGGER stop BEFORE INSERT ON items "
                       "BEGIN SELECT raise(ABORT, 'disk'); END")  # fmt: skip
    with pytest.raises(apsw.Error):
        writer.apply([record("items", 1, item("urn:b"), "urn:b")])
    assert (contents(connection), writer.positions()) == before


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


def uris():
    return st.sampled_from(["urn:a", "urn:b", "urn:c"])


def values():
    words = st.sampled_from(["ferry", "tram", "harbour", "quay"])
    return st.one_of(
        st.builds(
            lambda uri, word, revision: ("items", uri, item(
                uri, headline=word, block={
                    "revision": revision, "entities": [entity(word.title())],
                })),
            uris(), words, st.integers(1, 4),
        ),
        st.builds(lambda uri: ("items", uri, killed(uri)), uris()),
        st.builds(lambda uri: ("items", uri, None), uris()),
        st.builds(lambda uri, of: ("duplicates", uri, duplicate(uri, of)),
                  uris(), uris()),
        st.builds(lambda key: ("duplicates", key, None), uris()),
        st.builds(lambda n: ("deadletters", "k", letter(n)), st.integers(0, 3)),
        st.just(("stories", "s1", told())),
        st.just(("stories", "s2", told(id="s2", aliases=["s1"]))),
        st.just(("items", "urn:a", {"uri": 3})),
    )  # fmt: skip


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    st.lists(values(), max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6),
)
def test_apply_records_read_twice_gives_the_state_of_one_reading(
    tmp_path_factory, produced, cuts
):
    offsets: dict[str, itertools.count] = {}
    records = [
        record(
            kind, next(offsets.setdefault(kind, itertools.count())), value, key
        )
        for kind, key, value in produced
    ]
    folder = tmp_path_factory.mktemp("twice")
    once = open_writer(folder / "once")
    Writer(once, ()).apply(records)
    again = open_writer(folder / "again")
    # Batches that reach back and forth, each with a new writer: a restart.
    position = 0
    for back, ahead in [*cuts, (len(records), len(records))]:
        start = max(0, position - back)
        stop = max(position, min(len(records), start + ahead))
        Writer(again, ()).apply(records[start:stop])
        position = stop
    assert contents(again) == contents(once)
    once.close()
    again.close()


def test_open_writer_file_of_another_version_begins_empty(tmp_path):
    path = tmp_path / "page.sqlite"
    connection = open_writer(path)
    Writer(connection, ()).apply(items(item("urn:a")))
    connection.pragma("user_version", 99)
    connection.close()
    connection = open_writer(path)
    assert contents(connection)["items"] == []
    assert Writer(connection, ()).positions() == {}
    connection.close()


def test_open_writer_damaged_file_begins_empty(tmp_path):
    path = tmp_path / "page.sqlite"
    path.write_bytes(b"no database, but long enough to be read as one" * 100)
    connection = open_writer(path)
    assert contents(connection)["items"] == []
    connection.close()
