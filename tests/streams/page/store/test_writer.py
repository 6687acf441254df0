import itertools
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.desk.sinks.rules import load
from streams.page.model.packing import unpack
from streams.page.query.lists import versions_of
from streams.page.store.connection import open_reader, open_writer
from streams.page.store.writer import Writer
from tests.streams.page.store.read_model import SECRET, contents, told
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    letter,
    record,
)

IN_MEMORY = Path(":memory:")
"""SQLite's name: many examples would wait for the disk."""


def bytes_on_disk(tmp_path):
    return b"".join(
        path.read_bytes() for path in tmp_path.iterdir() if path.is_file()
    )


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
    max_examples=40,
    deadline=None,
)
@given(
    st.lists(values(), max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6),
)
def test_apply_records_read_twice_gives_the_state_of_one_reading(
    produced, cuts
):
    offsets: dict[str, itertools.count] = {}
    records = [
        record(
            kind, next(offsets.setdefault(kind, itertools.count())), value, key
        )
        for kind, key, value in produced
    ]
    once = open_writer(IN_MEMORY)
    Writer(once, ()).apply(records)
    again = open_writer(IN_MEMORY)
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


texts = st.sampled_from(["urn:a", "urn:b", "urn:c"])
changes = st.lists(
    st.tuples(texts, st.sampled_from(["item", "kill", "tombstone", "copy"])),
    max_size=12,
)


@settings(
    max_examples=60,
    deadline=None,
)
@given(changes)
def test_apply_one_batch_gives_the_rows_of_many(pairs):
    records = []
    for number, (uri, what) in enumerate(pairs):
        value = {
            "item": item(uri, headline=f"Line {number}",
                         block={"revision": number + 1}),
            "kill": killed(uri), "tombstone": None,
            "copy": duplicate(uri, "urn:z", pubStatus="canceled"
                              if number % 2 else "usable"),
        }[what]  # fmt: skip
        kind = "duplicates" if what == "copy" else "items"
        records.append(record(kind, number, value, uri))
    found = []
    for batches in ([records], [[one] for one in records]):
        opened = open_writer(IN_MEMORY)
        writer = Writer(opened, ())
        for batch in batches:
            writer.apply(batch)
        found.append(contents(opened))
        opened.close()
    assert found[0] == found[1]


def test_write_that_fails_leaves_nothing_for_the_next_batch(tmp_path):
    connection = open_writer(tmp_path / "page.sqlite")
    writer = Writer(connection, ())
    connection.pragma("max_page_count", 100)
    large = [item(f"urn:{n}", body="word " * 60_000) for n in range(9)]
    with pytest.raises(apsw.FullError):
        writer.apply(items(*large))
    connection.pragma("max_page_count", 100_000)
    writer.apply(items(item("urn:a")))
    rows = connection.execute("SELECT uri FROM items").fetchall()
    assert rows == [("urn:a",)]
    connection.close()
