"""
The rounds: start each poll when it is due, as many at once as allowed.

What is due follows from the two tables alone (registrations, newest
outcomes), so a worker that gets a partition goes on where another stopped.
"""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec
import structlog

from streams.poller.agenda import Agenda
from streams.poller.hosts import host_of
from streams.poller.poll import Tools, poll, target
from streams.poller.publish import keyed
from streams.records import FeedRegistration, PollOutcome
from streams.topics import POLLS

__all__ = ["Rounds", "read_outcome", "read_registration"]

log = structlog.get_logger()

read_registration = msgspec.json.Decoder(FeedRegistration).decode
read_outcome = msgspec.json.Decoder(PollOutcome).decode

# After a poll that could not be told to Kafka.
RETRY = timedelta(seconds=5)

Table = Mapping[bytes, bytes]


class Rounds:
    """
    The polls of one worker.

    Args:
        registrations: feed id to `FeedRegistration`, both as bytes.
        polls: feed id to newest `PollOutcome`, both as bytes.
        limit: polls under way at once.
    """

    def __init__(
        self, registrations: Table, polls: Table, tools: Tools, limit: int
    ) -> None:
        self.agenda = Agenda()
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, datetime] = {}
        self._registrations = registrations
        self._polls = polls
        self._tools = tools
        self._limit = limit
        self._wake = asyncio.Event()

    def start_over(self, feeds: Iterable[str]) -> None:
        """Take these feeds, and no others, from the tables."""
        self.agenda = Agenda()
        self._told.clear()
        for feed in feeds:
            self._keep_quiet(feed)
            self.note(feed)

    def _keep_quiet(self, feed: str) -> None:
        """Go on leaving alone a host that asked another worker for it."""
        registration, before = self._look_up(feed)
        if registration and before and before.outcome == "throttled":
            host = host_of(target(registration, before))
            self._tools.hosts.quiet(host, before.next_due)

    def note(self, feed: str, *, resumed: bool = False) -> None:
        """
        Read a feed's place in the agenda from the tables, after a change.

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
        if registration is None or not _is_polled(registration):
            self.agenda.drop(feed)
        else:
            self.agenda.put(
                feed, self._due(registration, before, resumed=resumed)
            )
        self._wake.set()

    def _due(
        self,
        feed: FeedRegistration,
        before: PollOutcome | None,
        *,
        resumed: bool,
    ) -> datetime:
        now = self._tools.now()
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
        while len(self.under_way) < self._limit:
            now = self._tools.now()
            taken = self.agenda.take(now)
            if taken is None:
                return
            feed, _ = taken
            registration, before = self._look_up(feed)
            if registration is None or not _is_polled(registration):
                continue
            host = host_of(target(registration, before))
            ready = self._tools.hosts.ready_at(host, now)
            if ready > now:
                self.agenda.put(feed, ready)
                continue
            self._tools.hosts.enter(host, now)
            self.under_way[feed] = asyncio.create_task(
                self._one(registration, before, host), name=f"poll {feed}"
            )

    async def wait(self, longest: float) -> None:
        """Wait until a feed falls due, a change comes or time is up."""
        at = self.agenda.next_at()
        seconds = longest
        if at is not None and len(self.under_way) < self._limit:
            ahead = (at - self._tools.now()).total_seconds()
            seconds = min(longest, max(0.0, ahead))
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

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
        host: str,
    ) -> None:
        try:
            outcome = await poll(feed, before, self._tools)
            record = keyed(POLLS, feed.feed, outcome)
            await self._tools.outbox.send([record])
            self._told[feed.feed] = outcome.polled_at
        except Exception:  # one feed never stops the others
            log.exception("poll failed", feed=feed.feed)
            self._later(feed.feed)
        finally:
            self._tools.hosts.leave(host)
            self.under_way.pop(feed.feed, None)
            self._wake.set()
        if feed.feed in self._told:
            self.note(feed.feed)

    def _later(self, feed: str) -> None:
        self.agenda.put(feed, self._tools.now() + RETRY)


def _is_polled(feed: FeedRegistration) -> bool:
    return not feed.paused and feed.transport != "drop"
