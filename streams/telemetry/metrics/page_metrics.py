"""What the desk page counts and measures."""

from collections.abc import Iterable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from streams.config.version import copydesk_version
from streams.telemetry.metrics.labels import WEBHOOK_OUTCOMES
from streams.telemetry.metrics.registry import (
    LATENCY_BUCKETS,
    STAGE_BUCKETS,
    TABLE,
    Row,
    register_all,
)

__all__ = ["PAGE_TABLE", "PageMetrics", "build_page"]

# By the attribute of `PageMetrics`.
PAGE_TABLE = {
    "request_seconds": Row(
        Histogram, "page_request_seconds",
        "Time of the page's answers, without event streams.",
        ("path", "status"), STAGE_BUCKETS,
    ),
    "streams": Row(Gauge, "page_streams", "Open event streams of the page."),
    "behind": Row(
        Gauge, "page_behind", "Records that the page has not read yet.",
    ),
    "webhook_attempts": Row(
        Counter, "webhook_attempts_total",
        "Deliveries of webhooks: delivered, failed attempts, given up, and "
        "overtaken by a kill.",
        ("hook", "outcome"),
    ),
    "webhook_waiting": Row(
        Gauge, "webhook_waiting",
        "Items that are read for a webhook and not delivered yet.", ("hook",),
    ),
    "webhook_seconds": Row(
        Histogram, "webhook_seconds",
        "Time from an item's record until its webhook has received it.",
        ("hook",), LATENCY_BUCKETS,
    ),
    "build_info": TABLE["build_info"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """The metrics of one page; durations in seconds."""

    request_seconds: Histogram
    streams: Gauge
    behind: Gauge
    webhook_attempts: Counter
    webhook_waiting: Gauge
    webhook_seconds: Histogram
    build_info: Gauge

    def observe_request(self, path: str, status: int, seconds: float) -> None:
        """
        Observe one answer.

        Args:
            path: of the route, not of the request: there are few.
        """
        label = f"{status // 100}xx"
        self.request_seconds.labels(path, label).observe(seconds)

    def count_attempt(self, hook: str, outcome: str, seconds: float) -> None:
        """
        Count an attempt by its outcome.

        Args:
            outcome: one of `WEBHOOK_OUTCOMES`.
            seconds: since the record, for one that was delivered.
        """
        self.webhook_attempts.labels(hook, outcome).inc()
        if outcome == "delivered":
            self.webhook_seconds.labels(hook).observe(seconds)


def build_page(
    hooks: Iterable[str], registry: CollectorRegistry
) -> PageMetrics:
    """
    Register the metrics of a page; call it once per registry.

    Args:
        hooks: names of the webhooks, which are the label values.
    """
    metrics = PageMetrics(**register_all(PAGE_TABLE, registry))
    for hook in hooks:
        metrics.webhook_waiting.labels(hook)
        for outcome in WEBHOOK_OUTCOMES:
            metrics.webhook_attempts.labels(hook, outcome)
    metrics.build_info.labels(copydesk_version()).set(1)
    return metrics
