"""
``/healthz`` (alive) and ``/readyz`` (assigned, recovered, not far behind).

Faust has not begun to rebalance when its web server starts, and is not
recovering either; so readiness is what the assignment says, once it came.
"""

from collections.abc import Callable
from typing import Any

import faust

__all__ = ["serve_health"]


def serve_health(
    app: faust.App, most_behind: int, behind: Callable[[], int | None]
) -> None:
    """
    Serve both pages.

    Args:
        most_behind: records that may wait while the worker is ready.
        behind: how many wait in the partitions that it holds; None as
            long as nobody knows.
    """
    held: list[bool] = [False]

    @app.on_partitions_assigned.connect(weak=False)
    async def assigned(*_: object, **__: object) -> None:
        held[0] = True

    @app.page("/healthz")
    async def alive(view: Any, _request: Any) -> Any:
        return view.json({"alive": not app.crashed})

    @app.page("/readyz")
    async def ready(view: Any, _request: Any) -> Any:
        settled = held[0] and not app.rebalancing and not app.in_recovery
        waiting = behind() if settled else None
        is_ready = waiting is not None and waiting <= most_behind
        return view.json(
            {"ready": is_ready, "behind": waiting},
            status=200 if is_ready else 503,
        )
