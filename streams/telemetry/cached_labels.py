"""
The children of a Prometheus metric, looked up without its checks.

``labels()`` checks names and converts values at each call, under a lock. Each
event of a Faust worker passes several of them.
"""

from typing import Any

__all__ = ["CachedLabels"]


class CachedLabels:
    """
    A metric with labels that keeps the children it has returned.

    Args:
        metric: a counter, gauge or histogram with labels.
    """

    def __init__(self, metric: Any) -> None:
        self._metric = metric
        self._children: dict[Any, Any] = {}

    def labels(self, *values: object, **named: object) -> Any:
        """Return the child with these label values."""
        key = values or tuple(named.items())
        child = self._children.get(key)
        if child is None:
            child = self._metric.labels(*values, **named)
            self._children[key] = child
        return child

    def remove(self, *values: object) -> None:
        """Remove a child from the metric."""
        self._children.clear()
        self._metric.remove(*values)

    def __getattr__(self, name: str) -> Any:
        """Return any other attribute of the metric."""
        return getattr(self._metric, name)
