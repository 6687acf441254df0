"""
Look up a feed's registration, latest poll and subscription; save the last.

The values are read from the worker's in-memory tables. A subscription that
was just saved is returned at once, before its record has been read back from
Kafka into the table.
"""

from collections.abc import Mapping

from extractors.output.codec import encode
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import SUBSCRIPTIONS
from streams.records import (
    FeedRegistration,
    PollOutcome,
    Subscription,
    read_outcome,
    read_registration,
    read_subscription,
)
from streams.runtime.outbox import Outbox

__all__ = ["SubscriptionRepository", "Table"]

Table = Mapping[bytes, bytes]


class SubscriptionRepository:
    """
    The feeds and subscriptions of one worker.

    Args:
        registrations, polls, subscriptions: encoded values by feed id.
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
        # Saved subscriptions that are not in the table yet; None: removed.
        self._unconfirmed: dict[str, Subscription | None] = {}

    def registration(self, feed: str) -> FeedRegistration | None:
        """Return a feed's registration; None if there is none."""
        value = self._registrations.get(feed.encode())
        return read_registration(value) if value else None

    def poll(self, feed: str) -> PollOutcome | None:
        """Return a feed's latest poll; None if there is none."""
        value = self._polls.get(feed.encode())
        return read_outcome(value) if value else None

    def subscription(self, feed: str) -> Subscription | None:
        """Return a feed's subscription as last saved; None if none."""
        if feed in self._unconfirmed:
            return self._unconfirmed[feed]
        value = self._subscriptions.get(feed.encode())
        return read_subscription(value) if value else None

    async def save(self, subscription: Subscription) -> None:
        """
        Store a subscription and wait for the broker's ack.

        The local copy is updated first and kept even if the send fails.

        Raises:
            KafkaError: the record was not acked.
        """
        feed = subscription.feed
        self._unconfirmed[feed] = subscription
        await self._outbox.send(
            [make_record(SUBSCRIPTIONS, feed, subscription)]
        )

    async def remove(self, feed: str) -> None:
        """Remove the ended subscription of a feed that was removed."""
        self._unconfirmed[feed] = None
        await self._outbox.send(
            [ProducerRecord(SUBSCRIPTIONS, feed.encode(), None)]
        )

    def confirm(self, feed: str, value: bytes) -> None:
        """Drop the local copy if it equals the value that the table got."""
        subscription = self._unconfirmed.get(feed)
        if (encode(subscription) if subscription else b"") == value:
            self._unconfirmed.pop(feed, None)

    def forget_unconfirmed(self) -> None:
        """Drop all local copies; the tables are complete."""
        self._unconfirmed.clear()
