"""
Every metric and its closed label sets (Prometheus naming practices).

Base units, ``_total`` on counters, one prefix. A feed is a label nowhere
but where the feed list is bounded; an item never.
"""

from dataclasses import dataclass
from datetime import datetime

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
)

__all__ = ["Metrics", "build"]

STAGE_BUCKETS = (
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
    10.0, 30.0,
)  # fmt: skip
LATENCY_BUCKETS = (
    0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0, 30.0, 60.0, 300.0, 900.0,
    3600.0, 21600.0, 86400.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metrics:
    """
    The desk's and the poller's metrics; durations in seconds.

    Every item is counted exactly once per stage.
    """

    polls: Counter
    poll_entries: Counter
    items: Counter
    stage_seconds: Histogram
    fetched_to_emitted: Histogram
    published_to_emitted: Histogram
    dead_letters: Counter
    duplicates: Counter
    alarms: Counter
    kill_seconds: Histogram
    feeds: Gauge
    ready: Gauge

    def count_item(self, stage: str, outcome: str) -> None:
        """Count one item's ending in one stage."""
        self.items.labels(stage, outcome).inc()

    def observe_stage(self, stage: str, elapsed: float) -> None:
        """Record how long one item took in a stage."""
        self.stage_seconds.labels(stage).observe(elapsed)

    def emitted(
        self, now: datetime, fetched: datetime, published: datetime | None
    ) -> None:
        """Record how old an item is as it reaches its readers."""
        self.fetched_to_emitted.observe(
            max(0, (now - fetched).total_seconds())
        )
        if published is not None:
            age = max(0, (now - published).total_seconds())
            self.published_to_emitted.observe(age)

    def dead_letter(self, stage: str, reason: str) -> None:
        """Count one dead letter."""
        self.dead_letters.labels(stage, reason).inc()


def build(registry: CollectorRegistry = REGISTRY) -> Metrics:
    """Register every metric; once per registry."""
    return Metrics(
        polls=Counter(
            "copydesk_polls_total", "Polls by outcome.", ["outcome"],
            registry=registry,
        ),
        poll_entries=Counter(
            "copydesk_poll_entries_total",
            "Entries seen in polled documents.", ["state"], registry=registry,
        ),
        items=Counter(
            "copydesk_items_total", "Items by stage and outcome.",
            ["stage", "outcome"], registry=registry,
        ),
        stage_seconds=Histogram(
            "copydesk_stage_seconds", "Time of one item in a stage.",
            ["stage"], buckets=STAGE_BUCKETS, registry=registry,
        ),
        fetched_to_emitted=Histogram(
            "copydesk_fetched_to_emitted_seconds",
            "Age of an item since its fetch, as it is emitted.",
            buckets=LATENCY_BUCKETS, registry=registry,
        ),
        published_to_emitted=Histogram(
            "copydesk_published_to_emitted_seconds",
            "Age of an item since its agency's version, as it is emitted.",
            buckets=LATENCY_BUCKETS, registry=registry,
        ),
        dead_letters=Counter(
            "copydesk_dead_letters_total", "Dead letters by reason.",
            ["stage", "reason"], registry=registry,
        ),
        duplicates=Counter(
            "copydesk_duplicates_total", "Items folded, by kind.", ["kind"],
            registry=registry,
        ),
        alarms=Counter(
            "copydesk_alarms_total",
            "Silent changes, sequence gaps, kills.", ["kind"],
            registry=registry,
        ),
        kill_seconds=Histogram(
            "copydesk_kill_seconds",
            "From a kill's fetch to the kill on the items topic.",
            buckets=LATENCY_BUCKETS, registry=registry,
        ),
        feeds=Gauge(
            "copydesk_feeds", "Feeds that this worker polls.",
            registry=registry,
        ),
        ready=Gauge(
            "copydesk_ready", "1 once partitions are assigned, 0 before.",
            registry=registry,
        ),
    )  # fmt: skip
