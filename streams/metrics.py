"""
Every metric and its closed label sets (Prometheus naming practices).

Base units, ``_total`` on counters, one prefix. A feed is a label only up to
`MOST_FEEDS`; an item never. Counters start at 0 for every label value that
is known beforehand, so that a rate sees the first event.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
)

from streams.records import DuplicateKind, Event, Outcome, PollOutcome
from streams.traces import trace_id

__all__ = ["Metrics", "Role", "build"]

Role = Literal["poller", "desk", "both"]

STAGE_BUCKETS = (
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
    10.0, 30.0,
)  # fmt: skip
LATENCY_BUCKETS = (
    0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0, 30.0, 60.0, 300.0, 900.0,
    3600.0, 21600.0, 86400.0,
)  # fmt: skip

LEAD_BUCKETS = (60.0, 300.0, 900.0, 3600.0, 21600.0, 86400.0)

POLL_OUTCOMES = (
    "new", "unchanged", "not_modified", "moved", "gone", "throttled",
    "http_error", "network_error", "bad_document", "refused", "forbidden",
    "too_large",
)  # fmt: skip
DELIVERY_OUTCOMES = (
    "new", "unchanged", "prompted", "bad_document", "unwanted", "unknown",
    "unsigned", "bad_signature", "other_topic", "encoded", "too_large",
    "too_slow", "not_taken",
)  # fmt: skip
SUBSCRIPTION_STATES = (
    "active", "pending", "failed", "no_hub", "no_callback",
)  # fmt: skip
STAGE_OUTCOMES = (
    ("clean", ("item", "dead_letter")),
    ("dedupe", (*get_args(Outcome), "dead_letter")),
    ("enrich", (*get_args(Event), "dead_letter")),
)
ALARMS = ("silent_change", "sequence_gap", "kill")
OTHER = "other"

MOST_FEEDS = 1000
"""Feeds with series of their own; further ones share the label ``other``."""
MOST_AGENCIES = 200

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


def build(
    registry: CollectorRegistry = REGISTRY, role: Role = "both"
) -> Metrics:
    """Register every metric; once per registry."""
    metrics = Metrics(
        polls=_counter(registry, "polls", "Polls by outcome.", "outcome"),
        poll_entries=_counter(
            registry, "poll_entries", "Entries seen in polled documents.",
            "state",
        ),
        feed_polled=_gauge(
            registry, "feed_last_poll_timestamp_seconds",
            "When the feed was polled last, Unix time.", "feed",
        ),
        feed_renewed=_gauge(
            registry, "feed_last_new_timestamp_seconds",
            "When a poll of the feed found something new, Unix time.", "feed",
        ),
        feed_gap=_gauge(
            registry, "feed_usual_gap_seconds",
            "Mean time between new items, as of the last one.", "feed",
        ),
        feed_due=_gauge(
            registry, "feed_next_poll_timestamp_seconds",
            "When the feed falls due, Unix time.", "feed",
        ),
        feed_failures=_gauge(
            registry, "feed_failures", "Failed polls in a row.", "feed",
        ),
        subscriptions=_gauge(
            registry, "subscriptions", "Subscriptions to WebSub hubs.",
            "state",
        ),
        deliveries=_counter(
            registry, "deliveries", "Deliveries of WebSub hubs by outcome.",
            "outcome",
        ),
        delivery_seconds=Histogram(
            "copydesk_delivery_seconds",
            "From a hub's delivery to its items on the raw topic.",
            buckets=STAGE_BUCKETS, registry=registry,
        ),
        items=_counter(
            registry, "items", "Items by stage and outcome.", "stage",
            "outcome",
        ),
        stage_seconds=Histogram(
            "copydesk_stage_seconds", "Time of one item in a stage.",
            ["stage"], buckets=STAGE_BUCKETS, registry=registry,
        ),
        fetched_to_emitted=_latency(
            registry, "fetched_to_emitted_seconds",
            "Age of an item since its fetch, as it is emitted.",
        ),
        published_to_emitted=_latency(
            registry, "published_to_emitted_seconds",
            "Age of an item since its agency's version, as it is emitted.",
        ),
        dead_letters=_counter(
            registry, "dead_letters", "Dead letters by reason.", "stage",
            "reason",
        ),
        duplicates=_counter(
            registry, "duplicates", "Items folded, by kind.", "kind"
        ),
        alarms=_counter(
            registry, "alarms", "Silent changes, sequence gaps, kills.",
            "kind",
        ),
        kill_seconds=_latency(
            registry, "kill_seconds",
            "From a kill's fetch to the kill on the items topic.",
        ),
        firsts=_counter(
            registry, "story_firsts",
            "Stories of several agencies, by the one that had it first.",
            "agency",
        ),
        lead_seconds=Histogram(
            "copydesk_story_lead_seconds",
            "By how long the first agency was ahead of the second.",
            ["agency"], buckets=LEAD_BUCKETS, registry=registry,
        ),
        feeds=_gauge(registry, "feeds", "Feeds that this worker polls."),
        ready=_gauge(
            registry, "ready", "1 once partitions are assigned, 0 before."
        ),
    )  # fmt: skip
    _zero(metrics, role)
    return metrics


def _counter(
    registry: CollectorRegistry, name: str, about: str, *labels: str
) -> Counter:
    return Counter(f"copydesk_{name}_total", about, labels, registry=registry)


def _gauge(
    registry: CollectorRegistry, name: str, about: str, *labels: str
) -> Gauge:
    return Gauge(f"copydesk_{name}", about, labels, registry=registry)


def _exemplar(source: str) -> dict[str, str] | None:
    """Return the exemplar of a raw record: its trace (OpenMetrics 1.0)."""
    return {"trace_id": trace_id(source)} if source else None


def _latency(registry: CollectorRegistry, name: str, about: str) -> Histogram:
    return Histogram(
        f"copydesk_{name}", about, buckets=LATENCY_BUCKETS, registry=registry
    )


def _zero(metrics: Metrics, role: Role) -> None:
    """Make the series of every label value that is known beforehand."""
    if role in {"poller", "both"}:
        _zero_each(metrics.polls, POLL_OUTCOMES)
        _zero_each(metrics.poll_entries, ("new", "unchanged"))
        _zero_each(metrics.deliveries, DELIVERY_OUTCOMES)
        _zero_each(metrics.subscriptions, SUBSCRIPTION_STATES)
    if role in {"desk", "both"}:
        for stage, outcomes in STAGE_OUTCOMES:
            metrics.stage_seconds.labels(stage)
            metrics.dead_letters.labels(stage, "bug")
            for outcome in outcomes:
                metrics.items.labels(stage, outcome)
        _zero_each(metrics.duplicates, get_args(DuplicateKind))
        _zero_each(metrics.alarms, ALARMS)


def _zero_each(metric: Counter | Gauge, values: Iterable[str]) -> None:
    for value in values:
        metric.labels(value)


def _mean_gap(poll: PollOutcome) -> float:
    """Return the scheduler's fading mean (``span`` over ``count``)."""
    return poll.state.get("span", 0.0) / max(poll.state.get("count", 1), 1)


def _seconds(since: datetime, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds())
