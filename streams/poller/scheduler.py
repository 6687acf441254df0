"""Schedule the polls of a worker's feeds."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from streams.kafka.producer_records import make_record
from streams.kafka.topics import POLLS
from streams.poller.polling.cursor_progress import is_long_poll
from streams.poller.polling.poll import (
    PollDependencies,
    fetch_feed,
    publish_feed,
)
from streams.poller.polling.poll_request import request_url
from streams.poller.polling.shared_retry_after import apply_quiet_until
from streams.poller.scheduling.host_limits import host_of
from streams.poller.scheduling.task_scheduler import TaskKind, TaskScheduler
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot
from streams.records import (
    FeedRegistration,
    PollOutcome,
    read_outcome,
    read_registration,
)

__all__ = ["PollScheduler"]

# Until the next poll, after one whose outcome was not acked.
RETRY_DELAY = timedelta(seconds=5)
# Requests that servers hold open at once: 1,000 take 16 MB, and no CPU time
# while they wait.
MAX_LONG_POLLS = 1000
# A poll that only fetches documents or pages releases its slot, unless so
# many polls are under way: each keeps a document in memory.
MAX_UNDER_WAY = 2000

Table = Mapping[bytes, bytes]


class PollScheduler:
    """
    Starts the polls of one worker.

    Args:
        registrations: feed id to `FeedRegistration`, both as bytes.
        polls: feed id to newest `PollOutcome`, both as bytes.
        limit: polls under way at once; long polls do not count, they have
            slots of their own.

    Attributes:
        tasks: the polls under way.
    """

    def __init__(
        self,
        registrations: Table,
        polls: Table,
        deps: PollDependencies,
        limit: int,
    ) -> None:
        self.queue = TaskQueue(limit)
        self.long_poll_queue = TaskQueue(MAX_LONG_POLLS)
        kind = TaskKind(
            "poll", self._start, self.reschedule, self._reschedule_failed
        )
        queues = [self.long_poll_queue, self.queue]
        self.tasks = TaskScheduler(kind, queues, deps.now)
        # When the feed was polled, until its outcome comes back from Kafka.
        self._pending_outcomes: dict[str, datetime] = {}
        self._immediate: set[str] = set()
        self._registrations = registrations
        self._polls = polls
        self._deps = deps

    def reset(self, feeds: Iterable[str]) -> None:
        """
        Schedule these feeds, and no others, from the tables.

        Long polls of other feeds are cancelled: the new owner sends the same
        requests, and two workers would overwrite each other's cursor.
        """
        feeds = dict.fromkeys(feeds)
        for feed, task in self.tasks.under_way.items():
            if feed not in feeds and self._is_long_poll(feed):
                task.cancel()
        self.tasks.clear_queues()
        self._pending_outcomes.clear()
        for feed in feeds:
            self._apply_quiet_until(feed)
            self.reschedule(feed)

    def poll_now(self, feed: str) -> None:
        """Poll a feed as soon as its host allows: a hub announced news."""
        self._immediate.add(feed)
        self.reschedule(feed)

    def _apply_quiet_until(self, feed: str) -> None:
        """Apply the Retry-After that the previous owner received."""
        _, before = self._read_state(feed)
        if before:
            apply_quiet_until(before, self._deps.hosts)

    def reschedule(self, feed: str, *, resumed: bool = False) -> None:
        """
        Compute anew when a feed is due, after a change of its records.

        Args:
            resumed: its registration was just written: poll it now, even if
                its server has answered 410. The pause that its host asked
                for still holds.
        """
        if feed in self.tasks.under_way:
            return
        registration, before = self._read_state(feed)
        pending = self._pending_outcomes.get(feed)
        if pending and (before is None or before.polled_at < pending):
            return
        self._pending_outcomes.pop(feed, None)
        for queue in (self.long_poll_queue, self.queue):
            queue.waiting.drop(feed)
        if registration and _is_polled(registration):
            due = self._due(registration, before, resumed=resumed)
            self._queue_of(registration).waiting.put(feed, due)
        self.tasks.wake()

    def _reschedule_failed(self, feed: str) -> None:
        registration, _ = self._read_state(feed)
        if registration and _is_polled(registration):
            due = self._deps.now() + RETRY_DELAY
            self._queue_of(registration).waiting.put(feed, due)

    def _queue_of(self, feed: FeedRegistration) -> TaskQueue:
        return self.long_poll_queue if is_long_poll(feed) else self.queue

    def _due(
        self,
        feed: FeedRegistration,
        before: PollOutcome | None,
        *,
        resumed: bool,
    ) -> datetime:
        now = self._deps.now()
        if feed.feed in self._immediate:
            return now
        if before is None or before.registered not in {"", feed.url}:
            return now
        return now if resumed else before.next_due

    def _read_state(
        self, feed: str
    ) -> tuple[FeedRegistration | None, PollOutcome | None]:
        key = feed.encode()
        registration = self._registrations.get(key)
        outcome = self._polls.get(key)
        return (
            read_registration(registration) if registration else None,
            read_outcome(outcome) if outcome else None,
        )

    def _is_long_poll(self, feed: str) -> bool:
        registration, _ = self._read_state(feed)
        return registration is not None and is_long_poll(registration)

    def _start(self, feed: str, queue: TaskQueue) -> None:
        now = self._deps.now()
        registration, before = self._read_state(feed)
        if registration is None or not _is_polled(registration):
            return
        host = host_of(request_url(registration, before))
        hosts = self._deps.hosts
        is_held = queue is self.long_poll_queue
        ready = (hosts.blocked_until if is_held else hosts.ready_at)(host, now)
        if ready > now:
            queue.waiting.put(feed, ready)
            return
        self._immediate.discard(feed)
        slot = TaskSlot(queue, host, None if is_held else hosts)
        self.tasks.run(
            feed, slot, partial(self._poll, registration, before, slot)
        )

    async def _poll(
        self,
        feed: FeedRegistration,
        before: PollOutcome | None,
        slot: TaskSlot,
    ) -> None:
        fetched = await fetch_feed(feed, before, self._deps)
        if (
            fetched.needs_fetching
            and len(self.tasks.under_way) < MAX_UNDER_WAY
        ):
            slot.release()
            self.tasks.wake()
        outcome = await publish_feed(fetched, self._deps)
        record = make_record(POLLS, feed.feed, outcome)
        await self._deps.outbox.send([record])
        self._pending_outcomes[feed.feed] = outcome.polled_at

    async def finish(self, within: float) -> None:
        """
        Wait until the polls under way have ended; then cancel the rest.

        Long polls are cancelled at once. The next owner of the feeds repeats
        cancelled polls.

        Args:
            within: seconds to wait.
        """
        tasks = dict(self.tasks.under_way)
        for feed, task in tasks.items():
            if self._is_long_poll(feed):
                task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks.values(), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        for feed in tasks:
            self.reschedule(feed)


def _is_polled(feed: FeedRegistration) -> bool:
    return not feed.paused and feed.transport != "drop"
