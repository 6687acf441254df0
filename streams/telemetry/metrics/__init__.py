"""
All Prometheus metrics, with a bounded number of label values.

Names follow Prometheus's practices: base units, ``_total`` on counters, one
prefix. At most `MOST_FEEDS` feeds are labels; items are never labels.
Counters start at 0 for every label value that is known in advance, so that
``rate()`` includes the first event.

Modules, in the order of reading:

- `labels`: the sets of label values and their limits.
- `metrics`: `Metrics`, the methods that count and measure.
- `page_metrics`: `PageMetrics`, those of the desk page.
- `registry`: the table of all metrics; `build` registers them.
"""

from streams.telemetry.metrics.labels import MOST_AGENCIES, MOST_FEEDS
from streams.telemetry.metrics.metrics import Metrics
from streams.telemetry.metrics.page_metrics import PageMetrics, build_page
from streams.telemetry.metrics.registry import Role, build

__all__ = [
    "MOST_AGENCIES",
    "MOST_FEEDS",
    "Metrics",
    "PageMetrics",
    "Role",
    "build",
    "build_page",
]
