"""Writes change the store at once, and are logged as Faust logs them."""

import faust
import pytest
from faust.types import TP

from streams.runtime.accumulator import SentBatch
from streams.runtime.tables.changelogged_table import (
    ChangeloggedTable,
    persist_offsets,
)


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


def test_writes_change_the_store_and_are_logged_to_the_partition():
    table, accumulator = Table(), Accumulator()
    opened = ChangeloggedTable(table, 3, accumulator)

    opened[b"a"] = b"1"
    opened[b"b"] = b"2"
    del opened[b"a"]

    assert table.data == {b"b": b"2"}
    topic = "app-chains-changelog"
    assert accumulator.added == [
        (topic, b"a", b"1", (), 3),
        (topic, b"b", b"2", (), 3),
        (topic, b"a", None, (), 3),
    ]


def test_reads_are_those_of_the_store_and_log_nothing():
    table, accumulator = Table(), Accumulator()
    opened = ChangeloggedTable(table, 0, accumulator)
    table.data[b"a"] = b"1"

    assert (opened[b"a"], list(opened), len(opened)) == (b"1", [b"a"], 1)
    assert b"a" in opened
    assert b"b" not in opened
    with pytest.raises(KeyError):
        opened[b"b"]
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
    table = Table()
    table.data = StoreOnDisk()
    opened = ChangeloggedTable(table, 3, Accumulator())

    opened[b"a"] = b"1"
    assert opened[b"a"] == b"1"
    assert b"a" in opened
    del opened[b"a"]

    assert table.data.partitions == [3, 3, 3, 3]
    assert faust.current_event() is None


def test_persist_offsets_notes_the_last_delivered_offset():
    table, accumulator = Table(), Accumulator()
    persist_offsets(table, accumulator)
    tp = TP("app-chains-changelog", 1)

    accumulator.observers[tp.topic](SentBatch(tp, 41, 7, 0.1))

    assert table.data.persisted == (tp, 41)
