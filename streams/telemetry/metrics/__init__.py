"""
Every metric and its closed label sets (Prometheus naming practices).

Base units, ``_total`` on counters, one prefix. A feed is a label only up to
`MOST_FEEDS`; an item never. Counters start at 0 for every label value that
is known beforehand, so that a rate sees the first event.
"""

from streams.telemetry.metrics.labels import MOST_AGENCIES, MOST_FEEDS
from streams.telemetry.metrics.metrics import Metrics
from streams.telemetry.metrics.registry import Role, build

__all__ = ["MOST_AGENCIES", "MOST_FEEDS", "Metrics", "Role", "build"]
