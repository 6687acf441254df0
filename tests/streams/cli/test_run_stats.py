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


def ending(offset, outcome):
    source = f"wire.raw-0:{offset}"
    return record(
        "wire.outcomes", 0, ItemOutcome(source, "u", "f", outcome, AT)
    )


def test_outcomes_add_up_to_what_was_published():
    ledger = RunStats(Settings())
    for one in (raw(0, "a"), raw(1, "a"), raw(2, "b")):
        ledger.note(one)
    for one in (ending(0, "item"), ending(1, "stale"), ending(2, "item")):
        ledger.note(one)

    found = ledger.summary("1")

    assert found["published"] == 3 == sum(found["outcomes"].values())
    assert found["byFeed"]["a"] == {"published": 2, "item": 1, "stale": 1}
    assert ledger.under_way() == 0


def test_the_last_outcome_of_a_record_counts():
    ledger = RunStats(Settings())
    ledger.note(raw(0, "a"))
    ledger.note(ending(0, "item"))
    ledger.note(ending(0, "deadLetter"))

    assert ledger.outcomes()["deadLetter"] == 1
    assert ledger.outcomes()["item"] == 0


def test_an_item_without_an_outcome_is_under_way():
    ledger = RunStats(Settings())
    ledger.note(raw(0, "a"))

    assert ledger.under_way() == 1
