"""A kill goes to the sinks that the item's versions went to."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.item import NewsItem
from streams.desk.enrich.step import enrich
from streams.desk.sinks.rules import load
from streams.desk.state.delivery_log import (
    RETENTION,
    Delivered,
    SinkDeliveries,
    add_sinks,
)
from streams.records import Decision, Unique

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROUTES = load(
    '[routes.english]\nlanguage = "en"\n'
    "[routes.urgent]\nurgency = [1, 2]\n"
    '[routes.french]\nlanguage = "fr"\n'
)


def no_engine(text, language):
    return ()


def unique(event="new", **fields):
    item = NewsItem("urn:t:1", "tideway", AT, language="en", urgency=5)
    item = msgspec.structs.replace(item, body="Ferry back.", **fields)
    return Unique(item, event, 1, "s", Decision(event), source="wire.raw-0:0")


def kill():
    return unique("kill", pub_status="canceled", headline="")


def sinks(done):
    return [
        record.topic.name.removeprefix("sink.")
        for record in done.records
        if record.topic.name.startswith("sink.")
    ]


def route(record, before=None, routes=ROUTES):
    return enrich(record, no_engine, routes, before)


def test_kill_goes_to_sinks_of_all_versions():
    first = route(unique(urgency=1))
    second = route(unique("update", language="fr"), first.delivered)

    last = route(kill(), second.delivered)

    assert sinks(first) == ["english", "urgent"]
    assert sinks(second) == ["french"]
    assert sinks(last) == ["english", "french", "urgent"]
    assert last.delivered.sinks == ("english", "french", "urgent")


def test_kill_of_item_without_sink_goes_to_no_sink():
    first = route(unique(language="nl"))

    assert sinks(route(kill(), first.delivered)) == []


def test_kill_goes_to_removed_route_and_not_to_new_one():
    first = route(unique())
    today = load('[routes.all]\n[routes.french]\nlanguage = "fr"\n')

    assert sinks(route(kill(), first.delivered, today)) == ["english"]


def test_kill_of_unknown_item_goes_to_every_route():
    assert sinks(route(kill())) == ["english", "urgent", "french"]


def test_kill_repeated_gives_same_records():
    first = route(unique())
    once = route(kill(), first.delivered)

    assert route(kill(), once.delivered) == once


@given(st.lists(st.sets(st.sampled_from("abc")), max_size=6))
def test_add_sinks_keeps_all_sinks_and_last_time(steps):
    entry = None
    for number, names in enumerate(steps):
        entry = add_sinks(entry, names, AT + timedelta(hours=number))

    if entry:
        assert entry.sinks == tuple(sorted(set().union(*steps)))
        assert entry.at == AT + timedelta(hours=len(steps) - 1)


@pytest.mark.parametrize("recovered", [False, True])
def test_deliveries_old_entry_expires(recovered):
    store = {}
    deliveries = SinkDeliveries(store)
    deliveries.record("old", Delivered(AT, ("english",)))
    deliveries.record("kept", Delivered(AT + timedelta(days=2), ("english",)))
    if recovered:
        deliveries = SinkDeliveries(store)

    deliveries.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert set(store) == {"kept", "new"}
    assert deliveries.get("old") is None


def test_deliveries_entry_used_again_does_not_expire():
    deliveries = SinkDeliveries({})
    deliveries.record("one", Delivered(AT, ("english",)))
    deliveries.record("one", Delivered(AT + timedelta(days=2), ("english",)))

    deliveries.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert deliveries.get("one")
