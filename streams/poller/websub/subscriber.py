"""
Schedule the hub requests of a worker's subscriptions.

Only the worker that owns a feed sends requests to its hub.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import structlog

from streams.poller.fetcher.messages import FetchError
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduling.host_limits import host_of
from streams.poller.scheduling.task_scheduler import TaskKind, TaskScheduler
from streams.poller.scheduling.task_slots import TaskQueue, TaskSlot
from streams.poller.websub.hub_requests import build_request, error_of
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

MAX_REQUESTS = 8
# Due feeds per call of `start_due`: thousands may wait for one hub.
BATCH = 200


class Subscriber:
    """
    Subscribes one worker's feeds to hubs, renews and ends subscriptions.

    Args:
        repository: the worker's tables.
        poll_now: polls a feed as soon as its host allows.

    Attributes:
        tasks: the requests and writes under way.
    """

    def __init__(
        self,
        repository: SubscriptionRepository,
        rules: Rules,
        deps: PollDependencies,
        metrics: Metrics,
        poll_now: Callable[[str], None],
    ) -> None:
        self.queue = TaskQueue(MAX_REQUESTS)
        kind = TaskKind(
            "subscription", self._start, self.reschedule, self.reschedule
        )
        self.tasks = TaskScheduler(kind, [self.queue], deps.now, BATCH)
        self._states: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._repository = repository
        self._rules = rules
        self._deps = deps
        self._metrics = metrics
        self._poll_now = poll_now

    def reset(self, feeds: Iterable[str]) -> None:
        """Schedule these feeds, and no others, from the tables."""
        self.tasks.clear_queues()
        self._states.clear()
        self._counts.clear()
        self._repository.forget_unconfirmed()
        for feed in feeds:
            self.reschedule(feed)
        self._metrics.set_subscriptions(self._counts)

    def reschedule(self, feed: str) -> None:
        """Compute a feed's next step anew, after a change of its records."""
        if feed in self.tasks.under_way:
            return
        target, next_step = self._plan(feed, self._deps.now())
        if next_step.at is None:
            self.queue.waiting.drop(feed)
        else:
            self.queue.waiting.put(feed, next_step.at)
        self._count_state(feed, self._state_of(feed, target))

    def _plan(
        self, feed: str, now: datetime
    ) -> tuple[DesiredSubscription | None, Plan]:
        if not self._rules.base:
            return None, NOTHING
        registration = self._repository.registration(feed)
        outcome = self._repository.poll(feed)
        target = desired(registration, outcome, self._rules)
        subscription = self._repository.subscription(feed)
        next_step = plan(subscription, target, now)
        if subscription and not next_step.step and registration is None:
            next_step = Plan("forget", now)
        return target, next_step

    def _start(self, feed: str, queue: TaskQueue) -> None:
        now = self._deps.now()
        subscription = self._repository.subscription(feed)
        target, (step, at) = self._plan(feed, now)
        slot = TaskSlot(queue)
        if at is None or at > now:
            self.reschedule(feed)
        elif step in {"subscribe", "unsubscribe"}:
            self._start_request(
                on_request(subscription, feed, target, step, now), slot
            )
        elif step == "forget":
            self.tasks.run(feed, slot, partial(self._repository.remove, feed))
        elif subscription:
            over = on_failed(subscription, "the hub did not ask back", now)
            self.tasks.run(feed, slot, partial(self._repository.save, over))

    def _start_request(
        self, subscription: Subscription, slot: TaskSlot
    ) -> None:
        """Start the request to a hub, or wait until the hub's host is free."""
        now, host = self._deps.now(), host_of(subscription.hub)
        ready = self._deps.hosts.ready_at(host, now)
        if ready > now:
            slot.queue.waiting.put(subscription.feed, ready)
            return
        self._deps.hosts.acquire(host, now)
        work = partial(self._send_request, subscription, host)
        self.tasks.run(subscription.feed, slot, work)

    async def _send_request(
        self, subscription: Subscription, host: str
    ) -> None:
        """
        Save the pending subscription, then send the request to the hub.

        The hub verifies our intent later, with a request to any poller, so
        every poller must be able to read the subscription by then.
        """
        try:
            await self._repository.save(subscription)
            error_text = await self._send(subscription)
        finally:
            self._deps.hosts.release(host)
        now = self._repository.subscription(subscription.feed)
        if error_text and now and now.pending:
            log.info(
                "hub refused", feed=now.feed, hub=now.hub, error=error_text
            )
            await self._repository.save(
                on_failed(now, error_text, self._deps.now())
            )

    async def _send(self, subscription: Subscription) -> str:
        """Send the request; return why it failed, or an empty text."""
        is_unsubscription = subscription.pending == "unsubscribe"
        mode: Mode = "unsubscribe" if is_unsubscription else "subscribe"
        registration = self._repository.registration(subscription.feed)
        allowed = registration.allow_private if registration else ()
        hub_request = build_request(subscription, mode, self._rules, allowed)
        try:
            return error_of(await self._deps.fetcher.send(hub_request))
        except FetchError as error:
            return str(error)

    def _state_of(self, feed: str, target: DesiredSubscription | None) -> str:
        """Return a feed's state in metrics; empty if it wants no pushes."""
        subscription = self._repository.subscription(feed)
        if state := state_of(subscription, target, self._deps.now()):
            return state
        registration = self._repository.registration(feed)
        if registration is None or registration.paused:
            return ""
        if registration.transport != "websub":
            return ""
        return "no_hub" if self._rules.base else "no_callback"

    def _count_state(self, feed: str, state: str) -> None:
        before = self._states.get(feed, "")
        if before == state:
            return
        self._states[feed] = state
        self._counts[before] -= 1
        self._counts[state] += 1
        self._metrics.set_subscriptions(self._counts)
        if before == "active":
            # Its next poll was put off because a hub pushed its items.
            self._poll_now(feed)
