"""Where an item went is where its kill goes."""

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
    Deliveries,
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
        one.topic.name.removeprefix("sink.")
        for one in done.records
        if one.topic.name.startswith("sink.")
    ]


def route(one, before=None, routes=ROUTES):
    return enrich(one, no_engine, routes, before)


def test_a_kill_goes_where_the_versions_went():
    first = route(unique(urgency=1))
    second = route(unique("update", language="fr"), first.delivered)

    last = route(kill(), second.delivered)

    assert sinks(first) == ["english", "urgent"]
    assert sinks(second) == ["french"]
    assert sinks(last) == ["english", "french", "urgent"]
    assert last.delivered.sinks == ("english", "french", "urgent")


def test_a_kill_goes_nowhere_else():
    first = route(unique(language="nl"))

    assert sinks(route(kill(), first.delivered)) == []


def test_a_kill_follows_to_a_route_that_is_gone_and_to_no_new_one():
    first = route(unique())
    today = load('[routes.all]\n[routes.french]\nlanguage = "fr"\n')

    assert sinks(route(kill(), first.delivered, today)) == ["english"]


def test_a_kill_of_which_nothing_is_known_goes_everywhere():
    assert sinks(route(kill())) == ["english", "urgent", "french"]


def test_a_kill_taken_twice_says_the_same():
    first = route(unique())
    once = route(kill(), first.delivered)

    assert route(kill(), once.delivered) == once


@given(st.lists(st.sets(st.sampled_from("abc")), max_size=6))
def test_an_entry_grows_to_all_that_it_ever_was(steps):
    entry = None
    for number, one in enumerate(steps):
        entry = add_sinks(entry, one, AT + timedelta(hours=number))

    if entry:
        assert entry.sinks == tuple(sorted(set().union(*steps)))
        assert entry.at == AT + timedelta(hours=len(steps) - 1)


@pytest.mark.parametrize("recovered", [False, True])
def test_what_is_old_is_forgotten(recovered):
    store = {}
    held = Deliveries(store)
    held.record("old", Delivered(AT, ("english",)))
    held.record("kept", Delivered(AT + timedelta(days=2), ("english",)))
    if recovered:
        held = Deliveries(store)

    held.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert set(store) == {"kept", "new"}
    assert held.get("old") is None


def test_an_item_touched_again_is_not_old():
    held = Deliveries({})
    held.record("one", Delivered(AT, ("english",)))
    held.record("one", Delivered(AT + timedelta(days=2), ("english",)))

    held.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert held.get("one")
