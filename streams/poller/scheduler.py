"""
The rounds: start each poll when it is due, as many at once as allowed.

What is due follows from registrations and newest outcomes alone, so a worker
that gets a partition goes on where another stopped.
"""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import structlog

from streams.kafka.records import make_record
from streams.kafka.topics import POLLS
from streams.poller.polling.cursor_progress import is_long_poll
from streams.poller.polling.poll import (
    PollDependencies,
    fetch_feed,
    publish_feed,
)
from streams.poller.polling.poll_request import request_url
from streams.poller.polling.shared_retry_after import apply_quiet_until
from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.host_limits import host_of
from streams.poller.scheduling.poll_slots import PollQueue, PollSlot
from streams.records import (
    FeedRegistration,
    PollOutcome,
    read_outcome,
    read_registration,
)

__all__ = ["PollScheduler"]

log = structlog.get_logger()

# After a poll that could not be told to Kafka.
RETRY = timedelta(seconds=5)

# Requests held open at once: 1,000 take 16 MB, and no time while they wait.
MOST_HELD = 1000
# Polls that only wait for pages give their places to others, up to this
# many: each keeps a document.
MOST_UNDER_WAY = 2000

Table = Mapping[bytes, bytes]


class PollScheduler:
    """
    The polls of one worker.

    Args:
        registrations: feed id to `FeedRegistration`, both as bytes.
        polls: feed id to newest `PollOutcome`, both as bytes.
        limit: polls under way at once; requests that servers hold open
            (long polls) have places of their own.
    """

    def __init__(
        self,
        registrations: Table,
        polls: Table,
        tools: PollDependencies,
        limit: int,
    ) -> None:
        self.line = PollQueue(limit)
        self.held = PollQueue(MOST_HELD)
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, datetime] = {}
        self._prompted: set[str] = set()
        self._registrations = registrations
        self._polls = polls
        self._tools = tools
        self._wake = asyncio.Event()

    def start_over(self, feeds: Iterable[str]) -> None:
        """
        Take these feeds, and no others, from what is known.

        Requests held open for others are let go: their new owner makes
        them too, and two cursors would overwrite each other.
        """
        feeds = dict.fromkeys(feeds)
        for feed, task in self.under_way.items():
            registration, _ = self._look_up(feed)
            if (
                feed not in feeds
                and registration
                and is_long_poll(registration)
            ):
                task.cancel()
        self.line.agenda = DueQueue()
        self.held.agenda = DueQueue()
        self._told.clear()
        for feed in feeds:
            self._keep_quiet(feed)
            self.note(feed)

    def prompt(self, feed: str) -> None:
        """Poll a feed as soon as its host allows: its hub said it changed."""
        self._prompted.add(feed)
        self.note(feed)

    def _keep_quiet(self, feed: str) -> None:
        """Go on leaving alone a host that asked another worker for it."""
        _, before = self._look_up(feed)
        if before:
            apply_quiet_until(before, self._tools.hosts)

    def note(self, feed: str, *, resumed: bool = False) -> None:
        """
        Read a feed's place in the agenda anew, after a change of it.

        Args:
            resumed: poll it now, even if its server once said gone.
        """
        if feed in self.under_way:
            return
        registration, before = self._look_up(feed)
        told = self._told.get(feed)
        if told and (before is None or before.polled_at < told):
            return
        self._told.pop(feed, None)
        self.line.agenda.drop(feed)
        self.held.agenda.drop(feed)
        if registration and _is_polled(registration):
            due = self._due(registration, before, resumed=resumed)
            self._line_of(registration).agenda.put(feed, due)
        self._wake.set()

    def _line_of(self, feed: FeedRegistration) -> PollQueue:
        return self.held if is_long_poll(feed) else self.line

    def _due(
        self,
        feed: FeedRegistration,
        before: PollOutcome | None,
        *,
        resumed: bool,
    ) -> datetime:
        now = self._tools.now()
        if feed.feed in self._prompted:
            return now
        if before is None or before.registered not in {"", feed.url}:
            return now
        return now if resumed and before.outcome == "gone" else before.next_due

    def _look_up(
        self, feed: str
    ) -> tuple[FeedRegistration | None, PollOutcome | None]:
        key = feed.encode()
        registration = self._registrations.get(key)
        outcome = self._polls.get(key)
        return (
            read_registration(registration) if registration else None,
            read_outcome(outcome) if outcome else None,
        )

    def start_due(self) -> None:
        """Start the polls that are due, as far as limits and hosts allow."""
        for line in (self.held, self.line):
            while not line.is_full():
                taken = line.agenda.take(self._tools.now())
                if taken is None:
                    break
                self._start(taken[0], line)

    def _start(self, feed: str, line: PollQueue) -> None:
        now = self._tools.now()
        registration, before = self._look_up(feed)
        if registration is None or not _is_polled(registration):
            return
        host = host_of(request_url(registration, before))
        hosts = self._tools.hosts
        held = line is self.held
        ready = (hosts.quiet_until if held else hosts.ready_at)(host, now)
        if ready > now:
            line.agenda.put(feed, ready)
            return
        place = PollSlot(line, host, None if held else hosts)
        place.take(now)
        self._prompted.discard(feed)
        self.under_way[feed] = asyncio.create_task(
            self._one(registration, before, place), name=f"poll {feed}"
        )

    async def wait(self, longest: float) -> None:
        """Wait until a feed falls due, a change comes or time is up."""
        lines = (self.held, self.line)
        times = [line.agenda.next_at() for line in lines if not line.is_full()]
        now = self._tools.now()
        ahead = [(at - now).total_seconds() for at in times if at]
        seconds = max(0.0, min([longest, *ahead]))
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def finish(self, within: float) -> None:
        """
        Let polls under way end within some seconds; else they are made again.

        Requests that servers hold open are ended at once.
        """
        tasks = dict(self.under_way)
        for feed, task in tasks.items():
            registration, _ = self._look_up(feed)
            if registration and is_long_poll(registration):
                task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks.values(), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        for feed in tasks:
            self.note(feed)

    async def stop(self) -> None:
        """End the polls under way; what was not told is polled again."""
        tasks = list(self.under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _one(
        self,
        feed: FeedRegistration,
        before: PollOutcome | None,
        place: PollSlot,
    ) -> None:
        try:
            fetched = await fetch_feed(feed, before, self._tools)
            if fetched.needs_fetching and len(self.under_way) < MOST_UNDER_WAY:
                place.give_back()
                self._wake.set()
            outcome = await publish_feed(fetched, self._tools)
            told = make_record(POLLS, feed.feed, outcome)
            await self._tools.outbox.send([told])
            self._told[feed.feed] = outcome.polled_at
        except Exception:  # one feed never stops the others
            log.exception("poll failed", feed=feed.feed)
            self._later(feed)
        finally:
            place.give_back()
            self.under_way.pop(feed.feed, None)
            self._wake.set()
        if feed.feed in self._told:
            self.note(feed.feed)

    def _later(self, feed: FeedRegistration) -> None:
        due = self._tools.now() + RETRY
        self._line_of(feed).agenda.put(feed.feed, due)


def _is_polled(feed: FeedRegistration) -> bool:
    return not feed.paused and feed.transport != "drop"
