"""A kill goes to the sinks of the item's versions; no version goes back."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.item import NewsItem
from streams.desk.enrich.step import annotate, select_records
from streams.desk.sinks.rules import load
from streams.desk.state.delivery_log import (
    RETENTION,
    Delivered,
    SinkDeliveries,
    add_sinks,
    add_version,
    is_outdated,
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


def unique(event="new", revision=1, **fields):
    item = NewsItem("urn:t:1", "tideway", AT, language="en", urgency=5)
    item = msgspec.structs.replace(item, body="Ferry back.", **fields)
    return Unique(
        item, event, revision, "s", Decision(event), source="wire.raw-0:0"
    )


def kill(**fields):
    return unique("kill", pub_status="canceled", headline="", **fields)


def sent(*records):
    """Return the entry after these records were sent."""
    entry = None
    for record in records:
        entry = add_version(entry, record, ())
    return entry


def sinks(done):
    return [
        record.topic.name.removeprefix("sink.")
        for record in done.records
        if record.topic.name.startswith("sink.")
    ]


def route(record, before=None, routes=ROUTES):
    annotated = annotate(record, no_engine, routes)
    return select_records(record, annotated, before)


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
        for _ in deliveries.rebuild_in_slices():
            pass

    deliveries.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert set(store) == {"kept", "new"}
    assert deliveries.get("old") is None


def test_deliveries_entry_used_again_does_not_expire():
    deliveries = SinkDeliveries({})
    deliveries.record("one", Delivered(AT, ("english",)))
    deliveries.record("one", Delivered(AT + timedelta(days=2), ("english",)))

    deliveries.record("new", Delivered(AT + RETENTION + timedelta(days=1)))

    assert deliveries.get("one")


HOUR = timedelta(hours=1)
FIRST = unique()
SECOND = unique("update", 2, fetched_at=AT + HOUR)
KILL = kill(revision=3, fetched_at=AT + 2 * HOUR)


@pytest.mark.parametrize(
    ("before", "record", "outdated"),
    [
        ((), FIRST, False),
        ((FIRST,), FIRST, False),
        ((FIRST,), SECOND, False),
        ((FIRST, SECOND), FIRST, True),
        ((FIRST, SECOND), SECOND, False),
        ((FIRST, SECOND, KILL), FIRST, True),
        ((FIRST, SECOND, KILL), SECOND, True),
        ((FIRST, SECOND, KILL), KILL, False),
        # A kill that comes late is still a kill.
        ((FIRST, SECOND), kill(revision=1), False),
        ((kill(revision=1),), FIRST, True),
        # After a kill, whatever its number or lane.
        ((FIRST, KILL), unique("update", 9, fetched_at=AT + 9 * HOUR), True),
        ((FIRST, KILL), unique(lane="fr", fetched_at=AT + 9 * HOUR), True),
    ],
)
def test_is_outdated_after_versions(before, record, outdated):
    assert is_outdated(record, sent(*before)) is outdated


def test_is_outdated_dedupe_step_that_forgot_the_item_is_news():
    later = unique(revision=1, fetched_at=AT + 2 * HOUR)

    assert not is_outdated(later, sent(FIRST, SECOND))


def test_is_outdated_other_lane_numbers_for_itself():
    other = unique(lane="fr")

    assert not is_outdated(other, sent(FIRST, SECOND))
    assert not is_outdated(FIRST, sent(FIRST, SECOND, other))


def test_is_outdated_kill_after_retention_is_forgotten():
    reused = unique(fetched_at=KILL.item.fetched_at + RETENTION + HOUR)

    assert not is_outdated(reused, sent(FIRST, KILL))


def test_is_outdated_entry_of_older_desk_is_news():
    old = msgspec.json.decode(
        msgspec.json.encode({"at": AT, "sinks": ["english"]}), type=Delivered
    )

    assert not is_outdated(FIRST, old)


def test_enrich_outdated_version_has_no_records():
    done = route(FIRST, sent(FIRST, SECOND))

    assert done.records == ()
    assert done.delivered is None
    assert done.is_outdated


VERSIONS = (
    FIRST, SECOND, unique("update", 3, fetched_at=AT + HOUR),
    unique("correction", 4, fetched_at=AT + 3 * HOUR),
)  # fmt: skip


@given(
    st.lists(st.integers(0, 3), max_size=4),
    st.one_of(st.none(), st.integers(0, 4)),
)
def test_versions_repeated_after_crashes_never_go_back(crashes, killed_after):
    """Repeat the versions from any earlier one, as after a crash."""
    versions = VERSIONS
    if killed_after is not None:
        ended = kill(revision=killed_after + 1, fetched_at=AT + 4 * HOUR)
        versions = (*VERSIONS[:killed_after], ended)
    order = list(versions)
    for back in crashes:
        order += versions[-1 - back :]
    entry, readers = None, []
    for record in order:
        if not is_outdated(record, entry):
            entry = add_version(entry, record, ())
            readers.append(record)

    assert readers[-1] == versions[-1]
    revisions = [record.revision for record in readers]
    assert revisions == sorted(revisions)


@given(st.lists(st.datetimes(timezones=st.sampled_from([UTC, None]))))
def test_deliveries_record_entries_of_any_time(times):
    deliveries = SinkDeliveries({})

    for number, at in enumerate(times):
        deliveries.record(f"urn:t:{number}", Delivered(at))
        assert deliveries.get(f"urn:t:{number}") == Delivered(at)


def test_deliveries_record_in_the_first_month_expires_nothing():
    store = {}
    deliveries = SinkDeliveries(store)

    deliveries.record("urn:t:1", Delivered(datetime(1, 1, 1, tzinfo=UTC)))
    deliveries.record("urn:t:2", Delivered(datetime(1, 1, 9, tzinfo=UTC)))

    assert list(store) == ["urn:t:1", "urn:t:2"]
