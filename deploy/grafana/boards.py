# ruff: noqa: INP001 - scripts of one directory, not a package
"""What the dashboards show: every panel and its query, as data."""

from dataclasses import dataclass

__all__ = ["DASHBOARDS", "Board", "Panel", "Query"]


@dataclass(frozen=True, slots=True)
class Query:
    """One PromQL expression and how its series are named."""

    expr: str
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """
    One panel.

    Attributes:
        kind: ``stat``, ``series``, ``stacked``, ``bars`` or ``table``.
        unit: Grafana's name of it (``s``, ``short``, ``reqps`` ...).
        about: what it means, and what to do if it looks odd.
    """

    title: str
    kind: str
    unit: str
    about: str
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One dashboard; ``by_feed`` gives it a list of feeds to choose from."""

    uid: str
    title: str
    panels: tuple[Panel, ...]
    by_feed: bool = False


def _one(expr: str, legend: str = "") -> tuple[Query, ...]:
    return (Query(expr, legend),)


def _rate(metric: str, by: str, where: str = "") -> str:
    selector = f"{metric}{{{where}}}" if where else metric
    return f"sum by ({by}) (rate({selector}[$__rate_interval]))"


def _quantiles(metric: str, by: str = "") -> tuple[Query, ...]:
    labels = f"le, {by}" if by else "le"
    name = f" {{{{{by}}}}}" if by else ""
    return tuple(
        Query(
            f"histogram_quantile({q}, sum by ({labels}) "
            f"(rate({metric}_bucket[$__rate_interval])))",
            f"p{round(100 * q)}{name}",
        )
        for q in (0.5, 0.95, 0.99)
    )


def _of_feed(metric: str) -> str:
    """Over the workers: a feed that moved was another's before."""
    return f'max(copydesk_feed_{metric}{{feed="$feed"}})'


LAG = (
    "sum by (topic) (faust_topic_partition_end_offset"
    " - faust_topic_partition_offset_commited)"
)
ITEMS = "copydesk_items_total"
LAST_POLL = _of_feed("last_poll_timestamp_seconds")
NEXT_POLL = _of_feed("next_poll_timestamp_seconds")
LAST_NEW = _of_feed("last_new_timestamp_seconds")
GAP = _of_feed("usual_gap_seconds")
FAILURES = _of_feed("failures")

OVERVIEW = Board(
    "copydesk-overview",
    "copydesk: overview",
    (
        Panel(
            "Items out, last hour", "stat", "short",
            "Items that reached readers, corrections and kills included.",
            _one(f'sum(increase({ITEMS}{{stage="enrich",outcome!="dead_letter"}}[1h]))'),
        ),
        Panel(
            "Duplicates, last hour", "stat", "short",
            "Items folded into another one.",
            _one("sum(increase(copydesk_duplicates_total[1h]))"),
        ),
        Panel(
            "Kills, last day", "stat", "short", "Kills that went out.",
            _one(f'sum(increase({ITEMS}{{stage="enrich",outcome="kill"}}[1d]))'),
        ),
        Panel(
            "Dead letters, last hour", "stat", "short",
            "Records that no stage could use: copydesk deadletters list.",
            _one("sum(increase(copydesk_dead_letters_total[1h]))"),
        ),
        Panel(
            "Feeds", "stat", "short", "Feeds that are polled now.",
            _one("sum(copydesk_feeds)"),
        ),
        Panel(
            "Workers up", "stat", "short", "Workers that give metrics.",
            _one('sum by (job) (up{job=~"desk|poller"})', "{{job}}"),
        ),
        Panel(
            "Items by what they are to readers", "stacked", "ops",
            "new, update, correction, kill, release, promoted.",
            _one(_rate(ITEMS, "outcome", 'stage="enrich"'), "{{outcome}}"),
        ),
        Panel(
            "Where items end", "stacked", "ops",
            "Every item has one outcome at the judging stage.",
            _one(_rate(ITEMS, "outcome", 'stage="dedupe"'), "{{outcome}}"),
        ),
        Panel(
            "Fetched to emitted", "series", "s",
            "What the desk itself adds to an item's age.",
            _quantiles("copydesk_fetched_to_emitted_seconds"),
        ),
        Panel(
            "Published to emitted", "series", "s",
            "Age since the agency's own time: poll interval included.",
            _quantiles("copydesk_published_to_emitted_seconds"),
        ),
    ),
)  # fmt: skip

FEEDS = Board(
    "copydesk-feeds",
    "copydesk: feeds",
    (
        Panel(
            "Polls by outcome", "stacked", "ops",
            "not_modified is the cheap kind; throttled is too often.",
            _one(_rate("copydesk_polls_total", "outcome"), "{{outcome}}"),
        ),
        Panel(
            "Entries", "stacked", "ops", "New entries beside known ones.",
            _one(_rate("copydesk_poll_entries_total", "state"), "{{state}}"),
        ),
        Panel(
            "Longest without anything new", "bars", "s",
            "The twenty quietest feeds. Compare with their usual gap.",
            _one(
                "topk(20, time() - copydesk_feed_last_new_timestamp_seconds)",
                "{{feed}}",
            ),
        ),
        Panel(
            "Quiet, in usual gaps", "bars", "short",
            "Silence as a multiple of the feed's own rhythm; alert at 10.",
            _one(
                "topk(20, (time() - copydesk_feed_last_new_timestamp_seconds)"
                " / clamp_min(copydesk_feed_usual_gap_seconds, 1))",
                "{{feed}}",
            ),
        ),
        Panel(
            "Failures in a row", "bars", "short",
            "The twenty worst feeds; 0 is a feed that is well.",
            _one("topk(20, copydesk_feed_failures)", "{{feed}}"),
        ),
        Panel(
            "Hub subscriptions", "stacked", "short",
            "failed is retried; no_hub is a feed that names none.",
            _one("sum by (state) (copydesk_subscriptions)", "{{state}}"),
        ),
        Panel(
            "Hub deliveries", "stacked", "ops",
            "bad_signature is a forger, or a hub with an old secret.",
            _one(_rate("copydesk_deliveries_total", "outcome"), "{{outcome}}"),
        ),
        Panel(
            "Polls behind their time", "series", "s",
            "The feed that waits longest for its turn.",
            _one(
                "max(clamp_min(time() -"
                " copydesk_feed_next_poll_timestamp_seconds, 0))",
                "longest",
            ),
        ),
    ),
)  # fmt: skip

DESK = Board(
    "copydesk-desk",
    "copydesk: desk",
    (
        Panel(
            "Stage duration, p95", "series", "s",
            "One item in one stage.",
            _quantiles("copydesk_stage_seconds", "stage")[1:2],
        ),
        Panel(
            "Items through each stage", "series", "ops",
            "clean and dedupe differ by dead letters only.",
            _one(_rate(ITEMS, "stage"), "{{stage}}"),
        ),
        Panel(
            "Duplicates by kind", "stacked", "ops",
            "exact, reprint, truncated, extended, rewritten, spun ...",
            _one(_rate("copydesk_duplicates_total", "kind"), "{{kind}}"),
        ),
        Panel(
            "Share folded", "series", "percentunit",
            "Duplicates among the items that were judged.",
            _one(
                "sum(rate(copydesk_duplicates_total[$__rate_interval])) / "
                f'sum(rate({ITEMS}{{stage="dedupe"}}[$__rate_interval]))',
                "folded",
            ),
        ),
        Panel(
            "Dead letters by reason", "stacked", "ops",
            "copydesk deadletters list --reason REASON",
            _one(
                _rate("copydesk_dead_letters_total", "stage, reason"),
                "{{stage}} {{reason}}",
            ),
        ),
        Panel(
            "Alarms", "series", "short",
            "Silent changes, sequence gaps, kills, in the last hour.",
            _one(
                "sum by (kind) (increase(copydesk_alarms_total[1h]))",
                "{{kind}}",
            ),
        ),
        Panel(
            "Kill latency", "series", "s",
            "From a kill's fetch until readers have it.",
            _quantiles("copydesk_kill_seconds"),
        ),
        Panel(
            "First on a story, last day", "bars", "short",
            "Stories of several agencies, by the one that had it first.",
            _one(
                "topk(15, sum by (agency)"
                " (increase(copydesk_story_firsts_total[1d])))",
                "{{agency}}",
            ),
        ),
        Panel(
            "Ahead of the second agency, last day", "bars", "s",
            "Mean lead of whoever had a story first.",
            _one(
                "topk(15, sum by (agency)"
                " (increase(copydesk_story_lead_seconds_sum[1d]))"
                " / sum by (agency)"
                " (increase(copydesk_story_lead_seconds_count[1d])))",
                "{{agency}}",
            ),
        ),
        Panel(
            "Held and released", "series", "short",
            "Embargoed items of the last hour: taken in, let out.",
            (
                Query(
                    f'sum(increase({ITEMS}{{stage="dedupe",outcome="held"}}[1h]))',
                    "held",
                ),
                Query(
                    f'sum(increase({ITEMS}{{stage="enrich",outcome="release"}}[1h]))',
                    "released",
                ),
            ),
        ),
    ),
)  # fmt: skip

WORKERS = Board(
    "copydesk-workers",
    "copydesk: Kafka and workers",
    (
        Panel(
            "Lag", "series", "short",
            "Records not yet taken, by topic; ticks come all the time.",
            _one(LAG, "{{topic}}"),
        ),
        Panel(
            "Records taken", "stacked", "ops", "By topic.",
            _one(
                _rate("faust_messages_received_per_topic_total", "topic"),
                "{{topic}}",
            ),
        ),
        Panel(
            "Records sent", "stacked", "ops", "By topic.",
            _one(
                _rate("faust_topic_messages_sent_total", "topic"), "{{topic}}"
            ),
        ),
        Panel(
            "Send latency, mean", "series", "ms",
            "Until the broker has acknowledged; Faust counts milliseconds.",
            _one(
                _rate("faust_producer_send_latency_sum", "job") + " / "
                + _rate("faust_producer_send_latency_count", "job"),
                "{{job}}",
            ),
        ),
        Panel(
            "Rebalances", "series", "short",
            "Each moves partitions; a rolling deploy makes a few.",
            _one("sum by (job) (faust_total_rebalances)", "{{job}}"),
        ),
        Panel(
            "Processor", "series", "percentunit", "Cores in use.",
            _one(
                "rate(process_cpu_seconds_total"
                '{job=~"desk|poller"}[$__rate_interval])',
                "{{job}} {{instance}}",
            ),
        ),
        Panel(
            "Memory", "series", "bytes",
            "Resident, cleaning processes not included.",
            _one(
                'process_resident_memory_bytes{job=~"desk|poller"}',
                "{{job}} {{instance}}",
            ),
        ),
        Panel(
            "Up since", "table", "dateTimeFromNow",
            "Start of each worker.",
            _one(
                "1000 * process_start_time_seconds"
                '{job=~"desk|poller"}',
                "{{job}} {{instance}}",
            ),
        ),
    ),
)  # fmt: skip

FEED = Board(
    "copydesk-feed",
    "copydesk: one feed",
    (
        Panel(
            "Last poll", "stat", "dateTimeFromNow", "When it was polled.",
            _one(f"1000 * {LAST_POLL}"),
        ),
        Panel(
            "Next poll", "stat", "dateTimeFromNow", "When it falls due.",
            _one(f"1000 * {NEXT_POLL}"),
        ),
        Panel(
            "Last news", "stat", "dateTimeFromNow",
            "When a poll found something new.",
            _one(f"1000 * {LAST_NEW}"),
        ),
        Panel(
            "Usual gap", "stat", "s", "Mean time between its items.",
            _one(GAP),
        ),
        Panel(
            "Failures in a row", "stat", "short", "0 if it is well.",
            _one(FAILURES),
        ),
        Panel(
            "Silence", "series", "s",
            "Time since its last news, and ten usual gaps: the alert.",
            (
                Query(
                    f"time() - {LAST_NEW}",
                    "silence",
                ),
                Query(
                    f"10 * {GAP}",
                    "ten usual gaps",
                ),
            ),
        ),
        Panel(
            "Poll interval", "series", "s",
            "What the scheduler makes of its rhythm and wishes.",
            _one(
                f"{NEXT_POLL} - {LAST_POLL}",
                "interval",
            ),
        ),
    ),
    by_feed=True,
)  # fmt: skip

DASHBOARDS = (OVERVIEW, FEEDS, DESK, WORKERS, FEED)
