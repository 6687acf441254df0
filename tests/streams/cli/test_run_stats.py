from datetime import UTC, datetime
from types import SimpleNamespace

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.run_stats import RunStats
from streams.config.settings import Settings
from streams.records import ItemOutcome

AT = datetime(2026, 3, 4, tzinfo=UTC)


def record(topic, offset, value):
    return SimpleNamespace(
        topic=topic, partition=0, offset=offset, value=encode(value),
        timestamp=AT.timestamp() * 1000,
    )  # fmt: skip


def raw(offset, feed):
    return record("wire.raw", offset, RawItem(feed, "u", "t", AT, b""))


def outcome_record(offset, outcome):
    source = f"wire.raw-0:{offset}"
    return record(
        "wire.outcomes", 0, ItemOutcome(source, "u", "f", outcome, AT)
    )


def test_summary_outcomes_add_up_to_published():
    stats = RunStats(Settings())
    outcomes = ((0, "item"), (1, "stale"), (2, "item"))
    for record in (raw(0, "a"), raw(1, "a"), raw(2, "b")):
        stats.add(record)
    for offset, outcome in outcomes:
        stats.add(outcome_record(offset, outcome))

    summary = stats.summary("1")

    assert summary["published"] == 3 == sum(summary["outcomes"].values())
    assert summary["byFeed"]["a"] == {"published": 2, "item": 1, "stale": 1}
    assert stats.under_way() == 0


def test_outcomes_second_outcome_replaces_first():
    stats = RunStats(Settings())
    stats.add(raw(0, "a"))
    stats.add(outcome_record(0, "item"))
    stats.add(outcome_record(0, "deadLetter"))

    assert stats.outcomes()["deadLetter"] == 1
    assert stats.outcomes()["item"] == 0


def test_under_way_counts_items_without_outcome():
    stats = RunStats(Settings())
    stats.add(raw(0, "a"))

    assert stats.under_way() == 1
