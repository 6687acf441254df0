"""
The steps of a worker's subscriptions: each when it is due.

What is due follows from the tables alone, so a worker that gets a partition
goes on where another stopped. Only the owner of a feed asks its hub.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime

import structlog

from streams.poller.fetcher.messages import FetchError
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduling.due_queue import DueQueue
from streams.poller.scheduling.host_limits import host_of
from streams.poller.websub.hub_requests import error_of, request
from streams.poller.websub.lifecycle import (
    NOTHING,
    DesiredSubscription,
    Plan,
    Rules,
    desired,
    plan,
    state_of,
)
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.transitions import on_failed, on_request
from streams.records import Mode, Subscription
from streams.telemetry.metrics import Metrics

__all__ = ["Subscriber"]

log = structlog.get_logger()

AT_ONCE = 8
# Of feeds that are due, at one beat: thousands may wait for one hub's turn.
MOST_LOOKED_AT = 200


class Subscriber:
    """
    The subscriptions of one worker's feeds, in the order of their steps.

    Args:
        prompt: polls a feed as soon as manners allow.
    """

    def __init__(
        self,
        book: SubscriptionRepository,
        rules: Rules,
        tools: PollDependencies,
        metrics: Metrics,
        prompt: Callable[[str], None],
    ) -> None:
        self.agenda = DueQueue()
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self._states: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._book = book
        self._rules = rules
        self._tools = tools
        self._metrics = metrics
        self._prompt = prompt

    def start_over(self, feeds: Iterable[str]) -> None:
        """Take these feeds, and no others, from the tables."""
        self.agenda = DueQueue()
        self._states.clear()
        self._counts.clear()
        self._book.start_over()
        for feed in feeds:
            self.note(feed)
        self._metrics.set_subscriptions(self._counts)

    def note(self, feed: str) -> None:
        """Read a feed's next step from the tables, after a change."""
        if feed in self.under_way:
            return
        want, step = self._next(feed, self._tools.now())
        if step.at is None:
            self.agenda.drop(feed)
        else:
            self.agenda.put(feed, step.at)
        self._count(feed, self._state(feed, want))

    def start_due(self) -> None:
        """Take the steps that are due, as far as limits and hosts allow."""
        for _ in range(MOST_LOOKED_AT):
            full = len(self.under_way) >= AT_ONCE
            taken = None if full else self.agenda.take(self._tools.now())
            if taken is None:
                return
            self._start(taken[0])

    async def stop(self) -> None:
        """End the requests under way; their successor asks again."""
        tasks = list(self.under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _next(
        self, feed: str, now: datetime
    ) -> tuple[DesiredSubscription | None, Plan]:
        if not self._rules.base:
            return None, NOTHING
        registration = self._book.registration(feed)
        want = desired(registration, self._book.poll(feed), self._rules)
        one = self._book.subscription(feed)
        step = plan(one, want, now)
        if one and not step.step and registration is None:
            step = Plan("forget", now)
        return want, step

    def _start(self, feed: str) -> None:
        now, one = self._tools.now(), self._book.subscription(feed)
        want, (step, at) = self._next(feed, now)
        if at is None or at > now:
            self.note(feed)
        elif step in {"subscribe", "unsubscribe"}:
            self._ask(on_request(one, feed, want, step, now))
        elif step == "forget":
            self._run(feed, self._book.remove(feed))
        elif one:
            over = on_failed(one, "the hub did not ask back", now)
            self._run(feed, self._book.save(over))

    def _ask(self, asking: Subscription) -> None:
        now, host = self._tools.now(), host_of(asking.hub)
        ready = self._tools.hosts.ready_at(host, now)
        if ready > now:
            self.agenda.put(asking.feed, ready)
            return
        self._tools.hosts.enter(host, now)
        self._run(asking.feed, self._asked(asking, host))

    def _run(self, feed: str, work: Coroutine[None, None, None]) -> None:
        self.under_way[feed] = asyncio.create_task(
            self._guarded(feed, work), name=f"hub of {feed}"
        )

    async def _guarded(
        self, feed: str, work: Coroutine[None, None, None]
    ) -> None:
        """Never raise: what could not be told is seen at its next time."""
        try:
            await work
        except Exception:  # one feed never stops the others
            log.exception("subscription failed", feed=feed)
        finally:
            self.under_way.pop(feed, None)
        self.note(feed)

    async def _asked(self, asking: Subscription, host: str) -> None:
        """
        Ask a hub; it answers at once and verifies in its own time.

        The question is on the topic first, so that any poller knows what to
        answer when the hub asks back.
        """
        try:
            await self._book.save(asking)
            error = await self._sent(asking)
        finally:
            self._tools.hosts.leave(host)
        now = self._book.subscription(asking.feed)
        if error and now and now.pending:
            log.info("hub refused", feed=now.feed, hub=now.hub, error=error)
            await self._book.save(on_failed(now, error, self._tools.now()))

    async def _sent(self, asking: Subscription) -> str:
        mode: Mode = (
            "unsubscribe" if asking.pending == "unsubscribe" else "subscribe"
        )
        known = self._book.registration(asking.feed)
        allowed = known.allow_private if known else ()
        ask = request(asking, mode, self._rules, allowed)
        try:
            return error_of(await self._tools.fetcher.send(ask))
        except FetchError as error:
            return str(error)

    def _state(self, feed: str, want: DesiredSubscription | None) -> str:
        one = self._book.subscription(feed)
        if state := state_of(one, want, self._tools.now()):
            return state
        registration = self._book.registration(feed)
        if registration is None or registration.paused:
            return ""
        if registration.transport != "websub":
            return ""
        return "no_hub" if self._rules.base else "no_callback"

    def _count(self, feed: str, state: str) -> None:
        before = self._states.get(feed, "")
        if before == state:
            return
        self._states[feed] = state
        self._counts[before] -= 1
        self._counts[state] += 1
        self._metrics.set_subscriptions(self._counts)
        if before == "active":
            # Its next poll was put off, in trust of the hub.
            self._prompt(feed)
