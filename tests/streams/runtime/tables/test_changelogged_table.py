"""Writes wait for their changelog, and are logged as Faust logs them."""

import faust
import pytest
from faust.types import TP
from hypothesis import given
from hypothesis import strategies as st

from streams.runtime.accumulator import SentBatch
from streams.runtime.tables.changelogged_table import ChangeloggedTable

TOPIC = "app-chains-changelog"


class Store(dict):
    """A table's store that keeps the offset noted last."""

    persisted = None

    def set_persisted_offset(self, tp, offset):
        self.persisted = tp, offset


class Table:
    changelog_topic_name = "app-chains-changelog"

    def __init__(self):
        self.data = Store()


class Accumulator:
    def __init__(self):
        self.added = []
        self.observers = {}

    def add(self, record):
        self.added.append(record)

    def observe_topic(self, topic, observe):
        self.observers[topic] = observe

    def deliver(self, count, partition=3, offset=0):
        """Let the broker acknowledge the oldest records of a partition."""
        tp = TP(TOPIC, partition)
        self.observers[TOPIC](SentBatch(tp, offset, count, 0.1))


def open_partition(number=3):
    table, accumulator = Table(), Accumulator()
    return (
        ChangeloggedTable(table, accumulator).open(number),
        table,
        accumulator,
    )


def test_writes_are_logged_to_the_partition_in_order():
    opened, _table, accumulator = open_partition()

    opened[b"a"] = b"1"
    opened[b"b"] = b"2"
    del opened[b"a"]

    assert accumulator.added == [
        (TOPIC, b"a", b"1", (), 3),
        (TOPIC, b"b", b"2", (), 3),
        (TOPIC, b"a", None, (), 3),
    ]


def test_write_is_seen_at_once_and_stored_when_it_is_acknowledged():
    """A worker that is killed before leaves nothing that Kafka lacks."""
    opened, table, accumulator = open_partition()
    table.data[b"a"] = b"0"

    opened[b"a"] = b"1"
    opened[b"b"] = b"2"
    del opened[b"a"]

    assert dict(opened) == {b"b": b"2"}
    assert table.data == {b"a": b"0"}
    accumulator.deliver(1)
    assert dict(opened) == {b"b": b"2"}
    assert table.data == {b"a": b"1"}
    accumulator.deliver(2)
    assert dict(opened) == table.data == {b"b": b"2"}


def test_acknowledged_batch_notes_its_last_offset():
    opened, table, accumulator = open_partition()
    opened[b"a"] = b"1"

    accumulator.deliver(1, offset=41)

    assert table.data.persisted == (TP(TOPIC, 3), 41)


KEYS = st.sampled_from([b"a", b"b", b"c"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), KEYS, st.binary(max_size=2)),
        st.tuples(st.just("remove"), KEYS, st.none()),
        st.tuples(st.just("deliver"), st.integers(1, 4), st.none()),
    ),
    max_size=30,
)


@given(ACTS)
def test_partition_reads_like_a_dict_whatever_was_acknowledged(acts):
    opened, table, accumulator = open_partition()
    expected, waiting = {}, 0
    for act, what, value in acts:
        if act == "put":
            opened[what] = expected[what] = value
            waiting += 1
        elif act == "remove":
            waiting += what in expected
            assert opened.pop(what, None) == expected.pop(what, None)
        elif waiting:
            accumulator.deliver(min(what, waiting))
            waiting -= min(what, waiting)
        assert dict(opened) == expected
        assert len(opened) == len(expected)
        assert [key in opened for key in (b"a", b"b", b"c")] == [
            key in expected for key in (b"a", b"b", b"c")
        ]
    if waiting:
        accumulator.deliver(waiting)
    assert table.data == expected


def test_reads_are_those_of_the_store_and_log_nothing():
    opened, table, accumulator = open_partition(0)
    table.data[b"a"] = b"1"

    assert (opened[b"a"], list(opened), len(opened)) == (b"1", [b"a"], 1)
    assert b"a" in opened
    assert b"b" not in opened
    with pytest.raises(KeyError):
        opened[b"b"]
    with pytest.raises(KeyError):
        del opened[b"b"]
    assert accumulator.added == []


class StoreOnDisk(Store):
    """Notes the partition that a store on disk takes for each operation."""

    def __init__(self):
        self.partitions = []

    def _note(self):
        self.partitions.append(faust.current_event().message.partition)

    def __getitem__(self, key):
        self._note()
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        self._note()
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self._note()
        super().__delitem__(key)

    def __contains__(self, key):
        self._note()
        return super().__contains__(key)


def test_operations_outside_of_single_events_are_in_the_own_partition():
    """Faust sets no current event for a batch."""
    table, accumulator = Table(), Accumulator()
    table.data = StoreOnDisk()
    opened = ChangeloggedTable(table, accumulator).open(3)

    opened[b"a"] = b"1"
    accumulator.deliver(1)
    assert opened[b"a"] == b"1"
    assert b"a" in opened
    del opened[b"a"]
    accumulator.deliver(1)

    assert set(table.data.partitions) == {3}
    assert faust.current_event() is None
