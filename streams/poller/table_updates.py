"""
What a record of each of the poller's topics does to what it knows.

As bytes: of tens of thousands of feeds only the due ones are decoded. The
rounds and the subscriber read it, and are told of every change.
"""

from collections.abc import Callable
from typing import NamedTuple

from streams.kafka.dead_letters import Origin
from streams.poller.scheduler import PollScheduler
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.subscriber import Subscriber
from streams.records import (
    read_outcome,
    read_registration,
    read_subscription,
)
from streams.telemetry.metrics import Metrics

__all__ = ["TableUpdater", "Tables"]


class Tables(NamedTuple):
    """By feed id, as bytes: registration, newest outcome, subscription."""

    registrations: dict[bytes, bytes]
    polls: dict[bytes, bytes]
    subscriptions: dict[bytes, bytes]

    def keep(self, is_ours: Callable[[bytes], bool]) -> None:
        """Forget the feeds that are others' now."""
        for known in self:
            for feed in [one for one in known if not is_ours(one)]:
                del known[feed]


class TableUpdater(NamedTuple):
    """
    The tables and those who read them.

    Each method raises ``MsgspecError`` on a record that is not of its kind,
    and leaves the tables as they were. What is no news, but was there before
    we came, resumes no feed and is not counted.
    """

    tables: Tables
    rounds: PollScheduler
    subscriber: Subscriber
    book: SubscriptionRepository
    metrics: Metrics

    def registration(self, origin: Origin, *, is_news: bool) -> None:
        """Take a record of ``wire.feeds``."""
        feed = origin.key.decode()
        if origin.value:
            read_registration(origin.value)
            self.tables.registrations[origin.key] = origin.value
        else:
            self.tables.registrations.pop(origin.key, None)
            self.metrics.forget_feed(feed)
        self.rounds.note(feed, resumed=is_news)
        self.subscriber.note(feed)

    def poll(self, origin: Origin, *, is_news: bool) -> None:
        """Take a record of ``wire.polls``."""
        feed = origin.key.decode()
        if origin.value:
            outcome = read_outcome(origin.value)
            if is_news:
                self.metrics.observe_poll(outcome)
            self.tables.polls[origin.key] = origin.value
        else:
            self.tables.polls.pop(origin.key, None)
        self.rounds.note(feed)
        self.subscriber.note(feed)

    def subscription(self, origin: Origin, *, is_news: bool) -> None:
        """Take a record of ``wire.subscriptions``."""
        del is_news  # a subscription says the same, whenever it was told
        feed = origin.key.decode()
        if origin.value:
            read_subscription(origin.value)
            self.tables.subscriptions[origin.key] = origin.value
        else:
            self.tables.subscriptions.pop(origin.key, None)
        self.book.came(feed, origin.value)
        self.subscriber.note(feed)
