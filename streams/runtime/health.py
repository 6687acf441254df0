"""
``/healthz`` (alive) and ``/readyz`` (assigned, recovered, low lag).

When the web server of Faust starts, the first rebalance has not begun and
nothing is in recovery yet. Therefore a worker is not ready before partitions
were assigned for the first time.
"""

from collections.abc import Callable
from typing import Any

import faust

__all__ = ["serve_health"]


def serve_health(
    app: faust.App, max_lag: int, lag: Callable[[], int | None]
) -> None:
    """
    Serve both pages.

    Args:
        max_lag: the number of waiting records up to which a worker is ready.
        lag: returns how many records wait in the assigned partitions; None
            while that is not known.
    """
    was_assigned = False

    @app.on_partitions_assigned.connect(weak=False)
    async def set_assigned(*_: object, **__: object) -> None:
        nonlocal was_assigned
        was_assigned = True

    @app.page("/healthz")
    async def healthz(view: Any, _request: Any) -> Any:
        return view.json({"alive": not app.crashed})

    @app.page("/readyz")
    async def readyz(view: Any, _request: Any) -> Any:
        is_assigned = (
            was_assigned and not app.rebalancing and not app.in_recovery
        )
        waiting = lag() if is_assigned else None
        is_ready = waiting is not None and waiting <= max_lag
        return view.json(
            {"ready": is_ready, "behind": waiting},
            status=200 if is_ready else 503,
        )
