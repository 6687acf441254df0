"""What the workers count and time, as they say it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import Counter, Gauge, Histogram

from streams.records import PollOutcome
from streams.telemetry.metrics.labels import (
    MOST_AGENCIES,
    MOST_FEEDS,
    OTHER,
    POLL_OUTCOMES,
    SUBSCRIPTION_STATES,
)
from streams.telemetry.spans import trace_id

__all__ = ["Metrics"]

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")


@dataclass(frozen=True, slots=True)
class Metrics:
    """
    The desk's and the poller's metrics; durations in seconds.

    Every item is counted exactly once per stage.
    """

    polls: Counter
    poll_entries: Counter
    feed_polled: Gauge
    feed_renewed: Gauge
    feed_gap: Gauge
    feed_due: Gauge
    feed_failures: Gauge
    subscriptions: Gauge
    deliveries: Counter
    delivery_seconds: Histogram
    items: Counter
    stage_seconds: Histogram
    fetched_to_emitted: Histogram
    published_to_emitted: Histogram
    dead_letters: Counter
    duplicates: Counter
    alarms: Counter
    kill_seconds: Histogram
    firsts: Counter
    lead_seconds: Histogram
    feeds: Gauge
    ready: Gauge
    _labels: dict[str, str] = field(default_factory=dict)
    _agencies: set[str] = field(default_factory=set)

    def count_item(self, stage: str, outcome: str) -> None:
        """Count one item's ending in one stage."""
        self.items.labels(stage, outcome).inc()

    def observe_stage(
        self, stage: str, elapsed: float, source: str = ""
    ) -> None:
        """Record how long one item, of a raw record, took in a stage."""
        self.stage_seconds.labels(stage).observe(elapsed, _exemplar(source))

    def observe_poll(self, poll: PollOutcome) -> None:
        """Record one poll: its outcome, its entries, its feed's state."""
        known = poll.outcome in POLL_OUTCOMES
        self.polls.labels(poll.outcome if known else OTHER).inc()
        if poll.outcome in {"new", "unchanged", "moved"}:
            self.poll_entries.labels("new").inc(poll.new)
            self.poll_entries.labels("unchanged").inc(poll.unchanged)
        label = self._feed(poll.feed)
        polled = poll.polled_at.timestamp()
        self.feed_polled.labels(label).set(polled)
        self.feed_due.labels(label).set(poll.next_due.timestamp())
        self.feed_failures.labels(label).set(poll.failures)
        if poll.new:
            # As of the last news: while a feed is silent the mean would
            # grow with its silence, and no silence would be unusual.
            self.feed_renewed.labels(label).set(polled)
            self.feed_gap.labels(label).set(_mean_gap(poll))
        self.feeds.set(len(self._labels))

    def set_subscriptions(self, states: Mapping[str, int]) -> None:
        """Record how many subscriptions to hubs are in which state."""
        for state in SUBSCRIPTION_STATES:
            self.subscriptions.labels(state).set(states.get(state, 0))

    def count_delivery(self, outcome: str) -> None:
        """Count one delivery of a hub, where it ended."""
        self.deliveries.labels(outcome).inc()

    def observe_delivery(
        self, feed: str, received: datetime, now: datetime
    ) -> None:
        """Record a delivery that brought news: it took so long to publish."""
        self.delivery_seconds.observe(_seconds(received, now))
        self.feed_renewed.labels(self._feed(feed)).set(received.timestamp())

    def forget_feed(self, feed: str) -> None:
        """Take a feed's series away: it was removed, or is another's now."""
        if self._labels.pop(feed, OTHER) != OTHER:
            for gauge in (
                self.feed_polled, self.feed_renewed, self.feed_gap,
                self.feed_due, self.feed_failures,
            ):  # fmt: skip
                gauge.remove(feed)
        self.feeds.set(len(self._labels))

    def emitted(
        self,
        now: datetime,
        fetched: datetime,
        published: datetime | None,
        source: str = "",
    ) -> None:
        """Record how old an item is as it reaches its readers."""
        exemplar = _exemplar(source)
        self.fetched_to_emitted.observe(_seconds(fetched, now), exemplar)
        if published is not None:
            age = _seconds(published, now)
            self.published_to_emitted.observe(age, exemplar)

    def killed(self, age: float, source: str = "") -> None:
        """Record how long a kill took from its fetch, seconds."""
        self.kill_seconds.observe(age, _exemplar(source))

    def first(self, agency: str, lead: float) -> None:
        """Count a story that this agency had first, by so many seconds."""
        if len(self._agencies) < MOST_AGENCIES:
            self._agencies.add(agency)
        known = agency and agency in self._agencies
        label = agency if known else OTHER
        self.firsts.labels(label).inc()
        self.lead_seconds.labels(label).observe(lead)

    def dead_letter(self, stage: str, reason: str) -> None:
        """Count one dead letter; a reason that is no slug is ``other``."""
        known = _SLUG.match(reason)
        self.dead_letters.labels(stage, reason if known else OTHER).inc()

    def _feed(self, feed: str) -> str:
        """Return a feed's label value, bounded in number."""
        if feed not in self._labels:
            room = len(self._labels) < MOST_FEEDS
            self._labels[feed] = feed if room else OTHER
        return self._labels[feed]


def _exemplar(source: str) -> dict[str, str] | None:
    """Return the exemplar of a raw record: its trace (OpenMetrics 1.0)."""
    return {"trace_id": trace_id(source)} if source else None


def _mean_gap(poll: PollOutcome) -> float:
    """Return the scheduler's fading mean (``span`` over ``count``)."""
    return poll.state.get("span", 0.0) / max(poll.state.get("count", 1), 1)


def _seconds(since: datetime, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds())
