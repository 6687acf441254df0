"""What the desk page counts and measures."""

from dataclasses import dataclass

from prometheus_client import Counter, Gauge, Histogram

__all__ = ["PageMetrics"]


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
        Count what became of an attempt.

        Args:
            outcome: one of `WEBHOOK_OUTCOMES`.
            seconds: since the record, for one that was delivered.
        """
        self.webhook_attempts.labels(hook, outcome).inc()
        if outcome == "delivered":
            self.webhook_seconds.labels(hook).observe(seconds)
