"""
What the owner of a feed knows of it: registration, newest poll, subscription.

Read from the worker's tables. A subscription that was just written counts
at once, before its record has come round to the table.
"""

from collections.abc import Mapping

from extractors.output.codec import encode
from streams.kafka.records import ProducerRecord, make_record
from streams.kafka.topics import SUBSCRIPTIONS
from streams.records import (
    FeedRegistration,
    PollOutcome,
    Subscription,
    read_outcome,
    read_registration,
    read_subscription,
)
from streams.runtime.producer import Outbox

__all__ = ["SubscriptionRepository", "Table"]

Table = Mapping[bytes, bytes]


class SubscriptionRepository:
    """
    The tables of one worker.

    Args:
        registrations, polls, subscriptions: by feed id, as bytes.
    """

    def __init__(
        self,
        registrations: Table,
        polls: Table,
        subscriptions: Table,
        outbox: Outbox,
    ) -> None:
        self._registrations = registrations
        self._polls = polls
        self._subscriptions = subscriptions
        self._outbox = outbox
        self._told: dict[str, Subscription | None] = {}

    def registration(self, feed: str) -> FeedRegistration | None:
        """Return a feed's registration."""
        value = self._registrations.get(feed.encode())
        return read_registration(value) if value else None

    def poll(self, feed: str) -> PollOutcome | None:
        """Return a feed's newest poll."""
        value = self._polls.get(feed.encode())
        return read_outcome(value) if value else None

    def subscription(self, feed: str) -> Subscription | None:
        """Return a feed's subscription as it was last told."""
        if feed in self._told:
            return self._told[feed]
        value = self._subscriptions.get(feed.encode())
        return read_subscription(value) if value else None

    async def save(self, one: Subscription) -> None:
        """
        Tell a subscription and return when the broker has acked it.

        Raises:
            KafkaError: it was not acked; it counts here none the less.
        """
        self._told[one.feed] = one
        await self._outbox.send([make_record(SUBSCRIPTIONS, one.feed, one)])

    async def remove(self, feed: str) -> None:
        """Remove a subscription that is over and whose feed is gone."""
        self._told[feed] = None
        await self._outbox.send(
            [ProducerRecord(SUBSCRIPTIONS, feed.encode(), None)]
        )

    def came(self, feed: str, value: bytes) -> None:
        """Note that the table now has a value."""
        told = self._told.get(feed)
        if (encode(told) if told else b"") == value:
            self._told.pop(feed, None)

    def start_over(self) -> None:
        """Forget what was told: the tables have it."""
        self._told.clear()
