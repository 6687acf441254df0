"""
``/healthz`` (alive) and ``/readyz`` (Kafka, assigned, recovered, low lag).

When the web server of Faust starts, the first rebalance has not begun and
nothing is in recovery yet. Therefore a worker is not ready before partitions
were assigned for the first time.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import faust
import structlog

from streams.runtime.reachability.observer import answers_of

__all__ = ["serve_health"]

log = structlog.get_logger()

CHECK_EVERY = 0.2
"""Seconds between two checks of an assigned worker that is not ready yet."""


def serve_health(
    app: faust.App, max_lag: int, lag: Callable[[], int | None]
) -> None:
    """
    Serve both pages, and log when the worker is ready.

    Args:
        max_lag: the number of waiting records up to which a worker is ready.
        lag: returns how many records wait in the assigned partitions; None
            while that is not known.
    """
    answers = answers_of(app)
    was_assigned = False
    newly_assigned = asyncio.Event()

    @app.on_partitions_assigned.connect(weak=False)
    async def set_assigned(*_: object, **__: object) -> None:
        nonlocal was_assigned
        was_assigned = True
        newly_assigned.set()

    def waiting_records() -> int | None:
        """Return how many records wait; None if the worker cannot work."""
        can_work = (
            was_assigned
            and answers.is_up_now()
            and not app.rebalancing
            and not app.in_recovery
        )
        return lag() if can_work else None

    def is_ready(waiting: int | None) -> bool:
        return waiting is not None and waiting <= max_lag

    @app.page("/healthz")
    async def healthz(view: Any, _request: Any) -> Any:
        return view.json({"alive": not app.crashed})

    @app.page("/readyz")
    async def readyz(view: Any, _request: Any) -> Any:
        waiting = waiting_records()
        ready = is_ready(waiting)
        return view.json(
            {
                "ready": ready,
                "behind": waiting,
                "kafka": answers.is_up_now(),
            },
            status=200 if ready else 503,
        )

    @app.task  # type: ignore[untyped-decorator]
    async def log_ready() -> None:
        """Log once for each assignment that the worker is ready."""
        while not app.should_stop:
            await newly_assigned.wait()
            waiting = waiting_records()
            if is_ready(waiting):
                newly_assigned.clear()
                log.info("ready", behind=waiting)
            else:
                await asyncio.sleep(CHECK_EVERY)
