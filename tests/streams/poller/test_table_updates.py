"""What records do to what a poller knows, and whom they are told."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from prometheus_client import CollectorRegistry

from extractors.output.codec import encode
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import FEEDS
from streams.poller.table_updates import Tables, TableUpdater
from streams.poller.websub.repository import SubscriptionRepository
from streams.records import FeedRegistration, PollOutcome
from streams.telemetry.metrics import build
from tests.streams.poller.wire import Topics

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
PIER = FeedRegistration("pier", "http://wire.test/pier")
POLL = PollOutcome("pier", "new", NOW, NOW + timedelta(minutes=5), new=2)


class Told(list):
    """Stands where rounds and subscriber do, and keeps what it is told."""

    def note(self, feed, **more):
        self.append((feed, more))


@pytest.fixture
def registry():
    return CollectorRegistry()


@pytest.fixture
def keeper(registry):
    tables = Tables({}, {}, {})
    book = SubscriptionRepository(*tables, Topics())
    return TableUpdater(
        tables, Told(), Told(), book, build(registry, "poller")
    )


def record(value):
    body = encode(value) if value else b""
    return Origin(FEEDS.name, 0, 0, b"pier", body, NOW)


def counted(registry):
    name = "copydesk_polls_total"
    return registry.get_sample_value(name, {"outcome": "new"}) or 0.0


def test_the_newest_of_each_kind_is_known_and_told(keeper, registry):
    keeper.registration(record(PIER), is_news=True)
    keeper.poll(record(POLL), is_news=True)

    assert keeper.tables.registrations == {b"pier": encode(PIER)}
    assert keeper.tables.polls == {b"pier": encode(POLL)}
    assert keeper.rounds == [("pier", {"resumed": True}), ("pier", {})]
    assert keeper.subscriber == [("pier", {}), ("pier", {})]
    assert counted(registry) == 1


def test_what_was_there_before_resumes_and_counts_nothing(keeper, registry):
    keeper.registration(record(PIER), is_news=False)
    keeper.poll(record(POLL), is_news=False)

    assert keeper.rounds == [("pier", {"resumed": False}), ("pier", {})]
    assert counted(registry) == 0


def test_a_tombstone_forgets(keeper):
    keeper.registration(record(PIER), is_news=True)
    keeper.poll(record(POLL), is_news=True)
    keeper.registration(record(None), is_news=True)
    keeper.poll(record(None), is_news=True)
    keeper.subscription(record(None), is_news=True)

    assert keeper.tables == ({}, {}, {})


def test_a_bad_record_leaves_what_was_known(keeper):
    keeper.registration(record(PIER), is_news=True)
    bad = Origin(FEEDS.name, 0, 1, b"pier", b"{", NOW)

    for take in (keeper.registration, keeper.poll, keeper.subscription):
        with pytest.raises(msgspec.MsgspecError):
            take(bad, is_news=True)

    assert keeper.tables == ({b"pier": encode(PIER)}, {}, {})


def test_feeds_of_others_are_forgotten(keeper):
    keeper.registration(record(PIER), is_news=True)
    keeper.poll(record(POLL), is_news=True)
    keeper.tables.keep(lambda feed: feed != b"pier")

    assert keeper.tables == ({}, {}, {})
