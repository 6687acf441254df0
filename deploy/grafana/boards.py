# ruff: noqa: INP001 - scripts of one directory, not a package
"""The dashboards as data: every panel with its PromQL queries."""

from dataclasses import dataclass

__all__ = ["DASHBOARDS", "DEPLOYS", "Board", "Panel", "Query"]


@dataclass(frozen=True, slots=True)
class Query:
    """One PromQL expression and the legend of its series."""

    expr: str
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """
    One panel.

    Attributes:
        kind: ``stat``, ``series``, ``stacked``, ``bars`` or ``table``.
        unit: Grafana's name of the unit (``s``, ``short``, ``cps`` ...).
        description: what the panel shows, and how to read it.
        limits: values from which it is yellow, and red; None has no yellow.
        by_feed: its series have the label ``feed``; each links to the
            dashboard of its feed.
    """

    title: str
    kind: str
    unit: str
    description: str
    queries: tuple[Query, ...]
    limits: tuple[float | None, float] | None = None
    by_feed: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """One dashboard; ``by_feed`` adds a variable to select the feed."""

    uid: str
    title: str
    panels: tuple[Panel, ...]
    by_feed: bool = False


def _single(expr: str, legend: str = "") -> tuple[Query, ...]:
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
    """
    Return the query for a gauge of the selected feed.

    The maximum over the workers: if a feed moved to another poller, the
    previous one may still export its old value.
    """
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
            "Items published, last hour", "stat", "short",
            "Items sent to consumers, including corrections and kills.",
            _single(f'sum(increase({ITEMS}{{stage="enrich",outcome!~"dead_letter|outdated"}}[1h]))'),
        ),
        Panel(
            "Duplicates, last hour", "stat", "short",
            "Items that repeat another item and were not published.",
            _single("sum(increase(copydesk_duplicates_total[1h]))"),
        ),
        Panel(
            "Kills, last day", "stat", "short", "Kills sent to consumers.",
            _single(f'sum(increase({ITEMS}{{stage="enrich",outcome="kill"}}[1d]))'),
        ),
        Panel(
            "Dead letters, last hour", "stat", "short",
            "Records that a stage could not process. To see them: copydesk "
            "deadletters list.",
            _single("sum(increase(copydesk_dead_letters_total[1h]))"),
            limits=(1, 20),
        ),
        Panel(
            "Feeds", "stat", "short", "Feeds that are polled at present.",
            _single("sum(copydesk_feeds)"),
        ),
        Panel(
            "Workers up", "stat", "short", "Workers that answer Prometheus.",
            _single('sum by (job) (up{job=~"desk|poller"})', "{{job}}"),
        ),
        Panel(
            "Published items by event", "stacked", "cps",
            "Events are new, update, correction, kill, release and promoted.",
            _single(_rate(ITEMS, "outcome", 'stage="enrich"'), "{{outcome}}"),
        ),
        Panel(
            "Items by outcome", "stacked", "cps",
            "Every item gets exactly one outcome in the dedupe stage.",
            _single(_rate(ITEMS, "outcome", 'stage="dedupe"'), "{{outcome}}"),
        ),
        Panel(
            "Published items by agency", "stacked", "cps",
            "The fifteen agencies with the most items.",
            _single(
                "topk(15, "
                + _rate("copydesk_agency_items_emitted_total", "agency") + ")",
                "{{agency}}",
            ),
        ),
        Panel(
            "Published items by language", "stacked", "cps",
            "By the first part of the language, so pt for pt-BR.",
            _single(
                _rate("copydesk_language_items_emitted_total", "language"),
                "{{language}}",
            ),
        ),
        Panel(
            "Fetched to emitted", "series", "s",
            "Delay inside copydesk: from the fetch to the output topic.",
            _quantiles("copydesk_fetched_to_emitted_seconds"),
            limits=(5, 15),
        ),
        Panel(
            "Published to emitted", "series", "s",
            "Time since the agency's publication date. It includes the poll "
            "interval.",
            _quantiles("copydesk_published_to_emitted_seconds"),
        ),
    ),
)  # fmt: skip

FEEDS = Board(
    "copydesk-feeds",
    "copydesk: feeds",
    (
        Panel(
            "Polls by outcome", "stacked", "cps",
            "not_modified costs least; throttled means that the server wants "
            "fewer polls.",
            _single(_rate("copydesk_polls_total", "outcome"), "{{outcome}}"),
        ),
        Panel(
            "Entries", "stacked", "cps",
            "Entries found in polls: new ones and known ones.",
            _single(
                _rate("copydesk_poll_entries_total", "state"), "{{state}}"
            ),
        ),
        Panel(
            "Time since last new item", "bars", "s",
            "The twenty feeds with the longest time. Compare it with their "
            "usual gap.",
            _single(
                "topk(20, time() - copydesk_feed_last_new_timestamp_seconds)",
                "{{feed}}",
            ),
            by_feed=True,
        ),
        Panel(
            "Time since last new item, in usual gaps", "bars", "short",
            "As a multiple of the usual gap of the feed. The alert FeedQuiet "
            "fires above 10, but not within one hour.",
            _single(
                "topk(20, (time() - copydesk_feed_last_new_timestamp_seconds)"
                " / clamp_min(copydesk_feed_usual_gap_seconds, 1))",
                "{{feed}}",
            ),
            limits=(5, 10), by_feed=True,
        ),
        Panel(
            "Consecutive failures", "bars", "short",
            "The twenty feeds with the most. 0 means that the last poll "
            "succeeded.",
            _single("topk(20, copydesk_feed_failures)", "{{feed}}"),
            limits=(1, 5), by_feed=True,
        ),
        Panel(
            "Found and not published, last day", "bars", "short",
            "The twenty feeds with the most new items that were not "
            "published: duplicates, held or stale items and dead letters.",
            _single(
                "topk(20, sum by (feed)"
                " (increase(copydesk_feed_items_found_total[1d]))"
                " - sum by (feed)"
                " (increase(copydesk_feed_items_emitted_total[1d])))",
                "{{feed}}",
            ),
            by_feed=True,
        ),
        Panel(
            "Hub subscriptions", "stacked", "short",
            "failed subscriptions are retried; no_hub means that the feed "
            "names no hub.",
            _single("sum by (state) (copydesk_subscriptions)", "{{state}}"),
        ),
        Panel(
            "Hub deliveries", "stacked", "cps",
            "bad_signature: somebody forges deliveries, or a hub uses an old "
            "secret.",
            _single(
                _rate("copydesk_deliveries_total", "outcome"), "{{outcome}}"
            ),
        ),
        Panel(
            "Overdue polls", "series", "s",
            "How long the most overdue feed has been waiting.",
            _single(
                "max(clamp_min(time() -"
                " copydesk_feed_next_poll_timestamp_seconds, 0))",
                "longest",
            ),
            limits=(60, 120),
        ),
    ),
)  # fmt: skip

DESK = Board(
    "copydesk-desk",
    "copydesk: desk",
    (
        Panel(
            "Stage duration, p95", "series", "s",
            "Processing time of one item in each stage.",
            _quantiles("copydesk_stage_seconds", "stage")[1:2],
        ),
        Panel(
            "Items through each stage", "series", "cps",
            "The rates of clean and dedupe differ only by dead letters.",
            _single(_rate(ITEMS, "stage"), "{{stage}}"),
        ),
        Panel(
            "Duplicates by kind", "stacked", "cps",
            "Kinds are exact, reprint, truncated, extended, rewritten, spun "
            "and others.",
            _single(_rate("copydesk_duplicates_total", "kind"), "{{kind}}"),
        ),
        Panel(
            "Share of duplicates", "series", "percentunit",
            "Duplicates as a share of all items in the dedupe stage.",
            _single(
                "sum(rate(copydesk_duplicates_total[$__rate_interval])) / "
                f'sum(rate({ITEMS}{{stage="dedupe"}}[$__rate_interval]))',
                "duplicates",
            ),
        ),
        Panel(
            "Captions", "stacked", "cps",
            "Photo captions that one item carries (new), and those that "
            "further items carry too (repeated).",
            _single(_rate("copydesk_captions_total", "kind"), "{{kind}}"),
        ),
        Panel(
            "Dead letters by reason", "stacked", "cps",
            "To see them: copydesk deadletters list --reason REASON.",
            _single(
                _rate("copydesk_dead_letters_total", "stage, reason"),
                "{{stage}} {{reason}}",
            ),
        ),
        Panel(
            "Alarms", "series", "short",
            "Silent changes, sequence gaps and kills in the last hour.",
            _single(
                "sum by (kind) (increase(copydesk_alarms_total[1h]))",
                "{{kind}}",
            ),
        ),
        Panel(
            "Kill latency", "series", "s",
            "From the fetch of a kill until it is sent to consumers.",
            _quantiles("copydesk_kill_seconds"),
            limits=(None, 30),
        ),
        Panel(
            "Stories by status", "stacked", "short",
            "Stories of events; quiet ones had no version for six hours.",
            _single(
                "sum by (status) (copydesk_stories)", "{{status}}",
            ),
        ),
        Panel(
            "How items come to stories", "stacked", "cps",
            "Items and copies that began a story or joined one, and stories "
            "that were merged.",
            (
                Query(
                    _rate("copydesk_story_joins_total", "kind"), "{{kind}}"
                ),
                Query(
                    _rate("copydesk_story_merges_total", "kind"),
                    "merged: {{kind}}",
                ),
            ),
        ),
        Panel(
            "From the second agency to breaking", "series", "s",
            "Time until a story with a second agency was breaking. To see "
            "them: copydesk stories list --status breaking.",
            _quantiles("copydesk_story_breaking_seconds"),
        ),
        Panel(
            "First on a story, last day", "bars", "short",
            "Stories that several agencies have, copies aside, by the agency "
            "that was first.",
            _single(
                "topk(15, sum by (agency)"
                " (increase(copydesk_story_firsts_total[1d])))",
                "{{agency}}",
            ),
        ),
        Panel(
            "Lead over the second agency, last day", "bars", "s",
            "Mean lead of the agency that had a story first.",
            _single(
                "topk(15, sum by (agency)"
                " (increase(copydesk_story_lead_seconds_sum[1d]))"
                " / sum by (agency)"
                " (increase(copydesk_story_lead_seconds_count[1d])))",
                "{{agency}}",
            ),
        ),
        Panel(
            "Held and released", "series", "short",
            "Embargoed items in the last hour: held and released.",
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
            "Consumer lag", "series", "short",
            "Records that are not yet processed, by topic. Ticks arrive all "
            "the time.",
            _single(LAG, "{{topic}}"),
            limits=(None, 1000),
        ),
        Panel(
            "Records consumed", "stacked", "cps", "Received records by topic.",
            _single(
                _rate("faust_messages_received_per_topic_total", "topic"),
                "{{topic}}",
            ),
        ),
        Panel(
            "Records produced", "stacked", "cps", "Sent records by topic.",
            _single(
                _rate("faust_topic_messages_sent_total", "topic"), "{{topic}}"
            ),
        ),
        Panel(
            "Send latency, mean", "series", "ms",
            "Until the broker acknowledges. Faust counts in milliseconds.",
            _single(
                _rate("faust_producer_send_latency_sum", "job") + " / "
                + _rate("faust_producer_send_latency_count", "job"),
                "{{job}}",
            ),
        ),
        Panel(
            "Rebalances, last hour", "series", "short",
            "Each one moves partitions. A rolling deploy causes a few.",
            _single(
                "sum by (job) (increase(faust_total_rebalances[1h]))",
                "{{job}}",
            ),
        ),
        Panel(
            "CPU", "series", "none", "Cores in use by each worker.",
            _single(
                "rate(process_cpu_seconds_total"
                '{job=~"desk|poller"}[$__rate_interval])',
                "{{job}} {{instance}}",
            ),
        ),
        Panel(
            "Memory", "series", "bytes",
            "Resident memory, without the cleaning processes.",
            _single(
                'process_resident_memory_bytes{job=~"desk|poller"}',
                "{{job}} {{instance}}",
            ),
        ),
        Panel(
            "Clock", "series", "s",
            "Clock of each worker minus that of Prometheus. It includes the "
            "time of the scrape. The alert ClockSkew fires above 5 s.",
            _single(
                "copydesk_time_seconds - timestamp(copydesk_time_seconds)",
                "{{job}} {{instance}}",
            ),
        ),
        Panel(
            "Versions", "bars", "none", "Workers by version.",
            _single(
                "count by (job, version) (copydesk_build_info)",
                "{{job}} {{version}}",
            ),
        ),
        Panel(
            "Up since", "table", "dateTimeFromNow",
            "Start time of each worker.",
            _single(
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
            "Last poll", "stat", "dateTimeFromNow", "Time of the last poll.",
            _single(f"1000 * {LAST_POLL}"),
        ),
        Panel(
            "Next poll", "stat", "dateTimeFromNow",
            "Time when the next poll is due.",
            _single(f"1000 * {NEXT_POLL}"),
        ),
        Panel(
            "Last new item", "stat", "dateTimeFromNow",
            "Time of the last poll that found a new item.",
            _single(f"1000 * {LAST_NEW}"),
        ),
        Panel(
            "Usual gap", "stat", "s",
            "Mean time between new items of the feed.",
            _single(GAP),
        ),
        Panel(
            "Consecutive failures", "stat", "short",
            "0 means that the last poll succeeded.",
            _single(FAILURES),
            limits=(1, 5),
        ),
        Panel(
            "Time since last new item", "series", "s",
            "The alert FeedQuiet fires above ten usual gaps, but not within "
            "one hour.",
            (
                Query(
                    f"time() - {LAST_NEW}",
                    "time since last new item",
                ),
                Query(
                    f"10 * {GAP}",
                    "ten usual gaps",
                ),
            ),
        ),
        Panel(
            "Poll interval", "series", "s",
            "The interval that the scheduler computed from the gaps of the "
            "feed and the hints of its server.",
            _single(
                f"{NEXT_POLL} - {LAST_POLL}",
                "interval",
            ),
        ),
        Panel(
            "Found and published", "series", "short",
            "New items in an hour: those that the feed brought, and those "
            "that were published.",
            (
                Query(
                    "sum(increase(copydesk_feed_items_found_total"
                    '{feed="$feed"}[1h]))',
                    "found",
                ),
                Query(
                    "sum(increase(copydesk_feed_items_emitted_total"
                    '{feed="$feed"}[1h]))',
                    "published",
                ),
            ),
        ),
        Panel(
            "Outcomes", "stacked", "short",
            "Outcomes of the items of the feed, in an hour.",
            _single(
                "sum by (outcome) (increase(copydesk_feed_outcomes_total"
                '{feed="$feed"}[1h]))',
                "{{outcome}}",
            ),
        ),
    ),
    by_feed=True,
)  # fmt: skip

DASHBOARDS = (OVERVIEW, FEEDS, DESK, WORKERS, FEED)

DEPLOYS = (
    "count by (job, version) (copydesk_build_info)"
    " unless count by (job, version) (copydesk_build_info offset 5m)"
)
"""The first five minutes of each version: marked on every dashboard."""
