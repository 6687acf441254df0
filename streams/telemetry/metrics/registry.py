"""Every metric by name, registered once per registry."""

from collections.abc import Iterable
from typing import Literal, get_args

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
)

from streams.records import DuplicateKind
from streams.telemetry.metrics.labels import (
    ALARMS,
    DELIVERY_OUTCOMES,
    POLL_OUTCOMES,
    STAGE_OUTCOMES,
    SUBSCRIPTION_STATES,
)
from streams.telemetry.metrics.metrics import Metrics

__all__ = ["Role", "build"]

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
