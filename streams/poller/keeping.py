"""
What a record of each of the poller's topics does to its tables.

Tables are written inside stream iteration only (a Faust rule); the rounds
and the subscriber read them, and are told of every change.
"""

from typing import NamedTuple

from faust.types import TableT

from streams.deadletter import Origin
from streams.metrics import Metrics
from streams.poller.rounds import Rounds, read_outcome, read_registration
from streams.poller.websub.book import Book, read_subscription
from streams.poller.websub.subscriber import Subscriber

__all__ = ["Keeper", "Tables"]


class Tables(NamedTuple):
    """By feed id, as bytes: registration, newest outcome, subscription."""

    registrations: TableT[bytes, bytes]
    polls: TableT[bytes, bytes]
    subscriptions: TableT[bytes, bytes]


class Keeper(NamedTuple):
    """
    The tables and those who read them.

    Each method raises ``MsgspecError`` on a record that is not of its kind,
    and leaves the tables as they were.
    """

    tables: Tables
    rounds: Rounds
    subscriber: Subscriber
    book: Book
    metrics: Metrics

    def registration(self, origin: Origin) -> None:
        """Take a record of ``wire.feeds``."""
        feed = origin.key.decode()
        if origin.value:
            read_registration(origin.value)
            self.tables.registrations[origin.key] = origin.value
        else:
            self.tables.registrations.pop(origin.key, None)
            self.metrics.forget_feed(feed)
        self.rounds.note(feed, resumed=True)
        self.subscriber.note(feed)

    def poll(self, origin: Origin) -> None:
        """Take a record of ``wire.polls``."""
        feed = origin.key.decode()
        if origin.value:
            self.metrics.observe_poll(read_outcome(origin.value))
            self.tables.polls[origin.key] = origin.value
        else:
            self.tables.polls.pop(origin.key, None)
        self.rounds.note(feed)
        self.subscriber.note(feed)

    def subscription(self, origin: Origin) -> None:
        """Take a record of ``wire.subscriptions``."""
        feed = origin.key.decode()
        if origin.value:
            read_subscription(origin.value)
            self.tables.subscriptions[origin.key] = origin.value
        else:
            self.tables.subscriptions.pop(origin.key, None)
        self.book.came(feed, origin.value)
        self.subscriber.note(feed)
