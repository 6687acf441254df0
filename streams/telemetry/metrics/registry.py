"""The table of all metrics; `build` registers them once per registry."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
)

from streams import clock
from streams.config.version import copydesk_version
from streams.records import DuplicateKind
from streams.telemetry.metrics.labels import (
    ALARMS,
    CAPTION_KINDS,
    DELIVERY_OUTCOMES,
    POLL_OUTCOMES,
    SIGNALS,
    STAGE_OUTCOMES,
    STORY_JOINS,
    STORY_MERGES,
    STORY_STATUSES,
    SUBSCRIPTION_STATES,
)
from streams.telemetry.metrics.metrics import Metrics

__all__ = ["LATENCY_BUCKETS", "STAGE_BUCKETS", "Role", "Row", "build",
           "register_all"]  # fmt: skip

Role = Literal["poller", "desk", "both"]

PREFIX = "copydesk_"
STAGE_BUCKETS = (
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
    10.0, 30.0,
)  # fmt: skip
LATENCY_BUCKETS = (
    0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0, 30.0, 60.0, 300.0, 900.0,
    3600.0, 21600.0, 86400.0,
)  # fmt: skip
LEAD_BUCKETS = (60.0, 300.0, 900.0, 3600.0, 21600.0, 86400.0)


class Row(NamedTuple):
    """
    One metric.

    Attributes:
        name: without the prefix.
        buckets: upper bounds of a histogram, seconds.
    """

    kind: type[Counter | Gauge | Histogram]
    name: str
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()


# By the attribute of `Metrics`.
TABLE = {
    "polls": Row(Counter, "polls_total", "Polls by outcome.", ("outcome",)),
    "poll_entries": Row(
        Counter, "poll_entries_total", "Entries of polled documents by state.",
        ("state",),
    ),
    "feed_polled": Row(
        Gauge, "feed_last_poll_timestamp_seconds",
        "Time of the feed's last poll, Unix time.", ("feed",),
    ),
    "feed_renewed": Row(
        Gauge, "feed_last_new_timestamp_seconds",
        "Time when the feed last had new items, Unix time.", ("feed",),
    ),
    "feed_gap": Row(
        Gauge, "feed_usual_gap_seconds",
        "Mean time between new items, updated with each new item.", ("feed",),
    ),
    "feed_due": Row(
        Gauge, "feed_next_poll_timestamp_seconds",
        "Time of the feed's next poll, Unix time.", ("feed",),
    ),
    "feed_failures": Row(
        Gauge, "feed_failures", "Consecutive failed polls.", ("feed",),
    ),
    "feed_found": Row(
        Counter, "feed_items_found_total",
        "New items of the feed that were sent to the raw topic.", ("feed",),
    ),
    "feed_outcomes": Row(
        Counter, "feed_outcomes_total",
        "Outcomes of the feed's items: those of the dedupe stage, and dead "
        "letters of every stage.", ("feed", "outcome"),
    ),
    "feed_emitted": Row(
        Counter, "feed_items_emitted_total", "Published items by feed.",
        ("feed",),
    ),
    "agency_emitted": Row(
        Counter, "agency_items_emitted_total", "Published items by agency.",
        ("agency",),
    ),
    "language_emitted": Row(
        Counter, "language_items_emitted_total",
        "Published items by language (the first part of BCP 47).",
        ("language",),
    ),
    "captions": Row(
        Counter, "captions_total",
        "Captions of items: new ones, and those that other items carry too.",
        ("kind",),
    ),
    "subscriptions": Row(
        Gauge, "subscriptions", "Subscriptions to WebSub hubs by state.",
        ("state",),
    ),
    "deliveries": Row(
        Counter, "deliveries_total", "Deliveries from WebSub hubs by outcome.",
        ("outcome",),
    ),
    "delivery_seconds": Row(
        Histogram, "delivery_seconds",
        "Time from a hub's delivery until its items are on the raw topic.",
        buckets=STAGE_BUCKETS,
    ),
    "items": Row(
        Counter, "items_total", "Items by stage and outcome.",
        ("stage", "outcome"),
    ),
    "stage_seconds": Row(
        Histogram, "stage_seconds", "Processing time of one item in a stage.",
        ("stage",), STAGE_BUCKETS,
    ),
    "fetched_to_emitted": Row(
        Histogram, "fetched_to_emitted_seconds",
        "Time from the fetch of an item until it is published.",
        buckets=LATENCY_BUCKETS,
    ),
    "published_to_emitted": Row(
        Histogram, "published_to_emitted_seconds",
        "Time from the agency's version of an item until it is published.",
        buckets=LATENCY_BUCKETS,
    ),
    "dead_letters": Row(
        Counter, "dead_letters_total", "Dead letters by stage and reason.",
        ("stage", "reason"),
    ),
    "deleted_unread": Row(
        Counter, "records_deleted_unread_total",
        "Records that a topic deleted before they were processed.",
        ("topic",),
    ),
    "duplicates": Row(
        Counter, "duplicates_total", "Duplicate items by kind.", ("kind",),
    ),
    "signals": Row(
        Counter, "signals_total",
        "Published items by signal of the desk's own.", ("kind",),
    ),
    "alarms": Row(
        Counter, "alarms_total", "Silent changes, sequence gaps and kills.",
        ("kind",),
    ),
    "feed_alarms": Row(
        Counter, "feed_alarms_total", "The same alarms by feed.",
        ("feed", "kind"),
    ),
    "kill_seconds": Row(
        Histogram, "kill_seconds",
        "Time from the fetch of a kill until it is on the items topic.",
        buckets=LATENCY_BUCKETS,
    ),
    "firsts": Row(
        Counter, "story_firsts_total",
        "Stories of several agencies by the first agency; copies do not "
        "count.",
        ("agency",),
    ),
    "lead_seconds": Row(
        Histogram, "story_lead_seconds",
        "Time by which the first agency of a story led the second.",
        ("agency",), LEAD_BUCKETS,
    ),
    "stories": Row(
        Gauge, "stories", "Stories of events by status.", ("status",),
    ),
    "story_joins": Row(
        Counter, "story_joins_total",
        "Items and copies by how they came to a story; those that began one.",
        ("kind",),
    ),
    "story_merges": Row(
        Counter, "story_merges_total",
        "Stories merged into another, by a bridge item or across languages.",
        ("kind",),
    ),
    "story_breaking_seconds": Row(
        Histogram, "story_breaking_seconds",
        "Time from a story's second agency until it was breaking.",
        buckets=LEAD_BUCKETS,
    ),
    "feeds": Row(Gauge, "feeds", "Feeds that this worker polls."),
    "ready": Row(Gauge, "ready", "1 when partitions are assigned, else 0."),
    "time": Row(
        Gauge, "time_seconds", "Time of the worker's own clock, Unix time.",
    ),
    "build_info": Row(
        Gauge, "build_info", "Always 1; the label is the worker's version.",
        ("version",),
    ),
    "kafka_up": Row(Gauge, "kafka_up", "1 while Kafka answers, else 0."),
}  # fmt: skip


def build(
    registry: CollectorRegistry = REGISTRY, role: Role = "both"
) -> Metrics:
    """Register every metric; call it once per registry."""
    metrics = Metrics(**register_all(TABLE, registry))
    _zero(metrics, role)
    metrics.time.set_function(lambda: clock.now().timestamp())
    metrics.build_info.labels(copydesk_version()).set(1)
    return metrics


def register_all(
    table: Mapping[str, Row], registry: CollectorRegistry
) -> dict[str, Any]:
    """Register the metrics of a table; return them by attribute."""
    return {name: _register(row, registry) for name, row in table.items()}


def _register(row: Row, registry: CollectorRegistry) -> Any:
    name = PREFIX + row.name
    if row.kind is Histogram:
        return Histogram(
            name, row.help, row.labels, buckets=row.buckets, registry=registry
        )
    return row.kind(name, row.help, row.labels, registry=registry)


def _zero(metrics: Metrics, role: Role) -> None:
    """Create the series of every label value that is known in advance."""
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
        _zero_each(metrics.signals, SIGNALS)
        _zero_each(metrics.captions, CAPTION_KINDS)
        _zero_each(metrics.alarms, ALARMS)
        _zero_each(metrics.stories, STORY_STATUSES)
        _zero_each(metrics.story_joins, STORY_JOINS)
        _zero_each(metrics.story_merges, STORY_MERGES)


def _zero_each(metric: Counter | Gauge, values: Iterable[str]) -> None:
    for value in values:
        metric.labels(value)
