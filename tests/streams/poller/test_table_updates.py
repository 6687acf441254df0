"""What records change in the tables, and who is notified."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from extractors.output.codec import encode
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import FEEDS, POLLS, SUBSCRIPTIONS
from streams.poller.feed_events import FeedEvents
from streams.poller.table_updates import Tables, TableUpdater
from streams.poller.websub.repository import SubscriptionRepository
from streams.records import FeedRegistration, PollOutcome
from streams.telemetry.metrics import build
from tests.streams.poller.wire import Topics

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
PIER = FeedRegistration("pier", "http://wire.test/pier")
POLL = PollOutcome("pier", "new", NOW, NOW + timedelta(minutes=5), new=2)


class Notifications(list):
    """Records calls in place of the scheduler and the subscriber."""

    def reschedule(self, feed, **more):
        self.append((feed, more))


@pytest.fixture
def registry():
    return CollectorRegistry()


@pytest.fixture
def updater(registry):
    tables = Tables({}, {}, {})
    repository = SubscriptionRepository(*tables, Topics())
    return TableUpdater(
        tables,
        Notifications(),
        Notifications(),
        repository,
        build(registry, "poller"),
        FeedEvents(),
    )


def record(value):
    body = encode(value) if value else b""
    return Origin(FEEDS.name, 0, 0, b"pier", body, NOW)


def poll_count(registry):
    name = "copydesk_polls_total"
    return registry.get_sample_value(name, {"outcome": "new"}) or 0.0


def test_live_records_update_tables_and_notify(updater, registry):
    updater.apply(FEEDS, record(PIER), is_live=True)
    updater.apply(POLLS, record(POLL), is_live=True)

    assert updater.tables.registrations == {b"pier": encode(PIER)}
    assert updater.tables.polls == {b"pier": encode(POLL)}
    assert updater.scheduler == [("pier", {"resumed": True}), ("pier", {})]
    assert updater.subscriber == [("pier", {}), ("pier", {})]
    assert poll_count(registry) == 1


def test_old_records_resume_and_count_nothing(updater, registry):
    updater.apply(FEEDS, record(PIER), is_live=False)
    updater.apply(POLLS, record(POLL), is_live=False)

    assert updater.scheduler == [("pier", {"resumed": False}), ("pier", {})]
    assert poll_count(registry) == 0


def test_live_poll_is_compared_with_the_poll_before(updater):
    failed, good = msgspec.structs.replace(POLL, failures=2), POLL

    with capture_logs() as lines:
        updater.apply(POLLS, record(failed), is_live=False)
        updater.apply(POLLS, record(good), is_live=True)
        updater.apply(POLLS, record(failed), is_live=True)
        updater.apply(POLLS, record(failed), is_live=True)

    assert [line["event"] for line in lines] == [
        "feed recovered", "feed failed",
    ]  # fmt: skip


def test_tombstones_remove_the_feed(updater):
    updater.apply(FEEDS, record(PIER), is_live=True)
    updater.apply(POLLS, record(POLL), is_live=True)
    updater.apply(FEEDS, record(None), is_live=True)
    updater.apply(POLLS, record(None), is_live=True)
    updater.apply(SUBSCRIPTIONS, record(None), is_live=True)

    assert updater.tables == ({}, {}, {})


def test_undecodable_record_leaves_the_tables_unchanged(updater):
    updater.apply(FEEDS, record(PIER), is_live=True)
    bad = Origin(FEEDS.name, 0, 1, b"pier", b"{", NOW)

    for topic in (FEEDS, POLLS, SUBSCRIPTIONS):
        with pytest.raises(msgspec.MsgspecError):
            updater.apply(topic, bad, is_live=True)

    assert updater.tables == ({b"pier": encode(PIER)}, {}, {})


def test_retain_removes_feeds_of_other_workers(updater):
    updater.apply(FEEDS, record(PIER), is_live=True)
    updater.apply(POLLS, record(POLL), is_live=True)
    updater.tables.retain(lambda feed: feed != b"pier")

    assert updater.tables == ({}, {}, {})
