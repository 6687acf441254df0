"""
Apply records of the poller's topics to its in-memory tables.

The scheduler and the WebSub subscriber read these tables and are notified of
every change. Values stay bytes, so of tens of thousands of feeds only the
due ones are decoded.
"""

from collections.abc import Callable
from typing import NamedTuple

from streams.kafka.dead_letters import Origin
from streams.kafka.topics import FEEDS, POLLS, Topic
from streams.poller.feed_events import FeedEvents
from streams.poller.scheduler import PollScheduler
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.subscriber import Subscriber
from streams.records import (
    PollOutcome,
    read_outcome,
    read_registration,
    read_subscription,
)
from streams.telemetry.metrics import Metrics

__all__ = ["TableUpdater", "Tables"]


class Tables(NamedTuple):
    """Feed id to registration, newest outcome, subscription, all as bytes."""

    registrations: dict[bytes, bytes]
    polls: dict[bytes, bytes]
    subscriptions: dict[bytes, bytes]

    def retain(self, is_ours: Callable[[bytes], bool]) -> None:
        """Remove the feeds that other workers own now."""
        for table in self:
            for feed in [feed for feed in table if not is_ours(feed)]:
                del table[feed]


class TableUpdater(NamedTuple):
    """
    The tables and the objects that read them.

    Records that were written before this worker was assigned the partition
    (``is_live=False``) do not resume a feed, and are neither counted in
    metrics nor logged.
    """

    tables: Tables
    scheduler: PollScheduler
    subscriber: Subscriber
    repository: SubscriptionRepository
    metrics: Metrics
    events: FeedEvents

    def apply(self, topic: Topic, origin: Origin, *, is_live: bool) -> None:
        """
        Apply a record of one of the poller's topics.

        Raises:
            MsgspecError: the value cannot be decoded; the tables have not
                changed.
        """
        if topic == FEEDS:
            self._apply_registration(origin, is_live=is_live)
        elif topic == POLLS:
            self._apply_outcome(origin, is_live=is_live)
        else:
            self._apply_subscription(origin)

    def _apply_registration(self, origin: Origin, *, is_live: bool) -> None:
        feed = origin.key.decode()
        if origin.value:
            read_registration(origin.value)
            self.tables.registrations[origin.key] = origin.value
        else:
            self.tables.registrations.pop(origin.key, None)
            self.metrics.forget_feed(feed)
            self.events.forget(feed)
        self.scheduler.reschedule(feed, resumed=is_live)
        self.subscriber.reschedule(feed)

    def _apply_outcome(self, origin: Origin, *, is_live: bool) -> None:
        feed = origin.key.decode()
        if origin.value:
            outcome = read_outcome(origin.value)
            if is_live:
                self.metrics.observe_poll(outcome)
                self._log_change(outcome)
            self.tables.polls[origin.key] = origin.value
        else:
            self.tables.polls.pop(origin.key, None)
        self.scheduler.reschedule(feed)
        self.subscriber.reschedule(feed)

    def _log_change(self, outcome: PollOutcome) -> None:
        earlier = self.tables.polls.get(outcome.feed.encode())
        self.events.note(read_outcome(earlier) if earlier else None, outcome)

    def _apply_subscription(self, origin: Origin) -> None:
        feed = origin.key.decode()
        if origin.value:
            read_subscription(origin.value)
            self.tables.subscriptions[origin.key] = origin.value
        else:
            self.tables.subscriptions.pop(origin.key, None)
        self.repository.confirm(feed, origin.value)
        self.subscriber.reschedule(feed)
