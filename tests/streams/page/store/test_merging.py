import apsw
import pytest

from streams.page.store.connection import open_writer, transaction
from streams.page.store.writer import Writer
from tests.streams.page.store.read_model import SECRET
from tests.streams.page.wire_records import item, killed, record


def segments(connection):
    rows = connection.execute("SELECT count(DISTINCT segid) FROM texts_idx")
    return rows.fetchall()[0][0]


def write_batches(writer, number, size=1):
    """Write batches of items, each of which is a segment of words."""
    for batch in range(number):
        writer.apply([
            record("items", batch * size + place, item(
                f"urn:{batch}-{place}", body=f"{SECRET}{batch} " * 9
                + " ".join(f"word{place}x{n}" for n in range(300)),
            ))
            for place in range(size)
        ])  # fmt: skip


def test_merge_words_leaves_one_segment_and_all_words(writer, connection):
    write_batches(writer, 20)
    assert segments(connection) == 20
    while writer.merge_words():
        pass
    assert segments(connection) == 1
    connection.execute("INSERT INTO texts (texts) VALUES ('integrity-check')")
    found = connection.execute(
        "SELECT count(*) FROM texts WHERE texts MATCH 'word0x7'"
    ).fetchall()
    assert found == [(20,)]


def test_write_of_updates_and_two_partitions_is_one_segment(
    writer, connection
):
    writer.apply([
        record("items", n, item(f"urn:{n}"), f"urn:{n}") for n in range(9)
    ])  # fmt: skip
    before = segments(connection)
    updates = [
        record("items", n + 9, item(f"urn:{n}", block={"revision": 2}))
        for n in range(5)
    ]
    others = [
        record("items", n, item(f"urn:o{n}"), partition=1) for n in range(5)
    ]
    writer.apply([*updates, *others])
    assert segments(connection) == before + 1


def test_merge_words_of_few_segments_does_nothing(writer, connection):
    write_batches(writer, 2)
    assert not writer.merge_words()
    assert segments(connection) == 2


def test_kill_within_a_merge_leaves_no_byte_of_the_text(tmp_path):
    connection = open_writer(tmp_path / "page.sqlite")
    writer = Writer(connection, ())
    write_batches(writer, 8, size=60)
    assert writer.merge_words()
    assert writer.merge_words()
    assert segments(connection) > 1
    writer.apply([
        record("items", place, killed(f"urn:3-{place}"), partition=1)
        for place in range(60)
    ])  # fmt: skip
    while writer.merge_words():
        pass
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("INSERT INTO texts (texts) VALUES ('integrity-check')")
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    word = SECRET.lower().encode()
    assert word + b"3" not in on_disk
    connection.close()


def test_transaction_that_fails_leaves_nothing(connection):
    def fail():
        with transaction(connection):
            connection.execute("INSERT INTO handled VALUES ('a', 'b', 1)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not connection.in_transaction
    assert connection.execute("SELECT * FROM handled").fetchall() == []


def test_transaction_that_cannot_be_written_raises(tmp_path):
    connection = open_writer(tmp_path / "page.sqlite")
    connection.pragma("max_page_count", 80)
    with pytest.raises(apsw.FullError), transaction(connection):
        connection.execute(
            "INSERT INTO handled VALUES ('a', zeroblob(1000000), 1)"
        )
    assert not connection.in_transaction
    connection.close()
