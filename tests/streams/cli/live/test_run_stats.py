from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.live.run_stats import RunStats
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


def item(fetched, written):
    """Return an item that was fetched and written at these seconds."""
    block = {
        "fetchedAt": (AT + timedelta(seconds=fetched)).isoformat(),
        "event": "new",
        "agency": "Tideway",
    }
    value = {"uri": "urn:tideway:1", "copydesk": block}
    at = (AT + timedelta(seconds=written)).timestamp() * 1000
    return SimpleNamespace(
        topic="wire.items", partition=0, offset=0, value=encode(value),
        timestamp=at,
    )  # fmt: skip


def test_latency_counts_from_readiness():
    stats = RunStats(Settings())
    stats.add(item(1, 3))
    stats.ready_at = AT + timedelta(seconds=8)
    stats.add(item(1, 7))  # written before readiness, read after it
    stats.add(item(2, 9))
    stats.add(item(10, 12))

    assert list(stats.latencies) == [1, 2]


def test_headlines_keep_the_last_ones_in_order():
    stats = RunStats(Settings())
    for _ in range(150):
        stats.add(item(1, 3))

    assert len(stats.headlines) == 100
