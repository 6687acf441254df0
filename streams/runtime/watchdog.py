"""
End a worker that has crashed, does not start or does not stop.

    watch                 a thread that ends such a worker
    exit_if_agent_fails   ends a worker whose agent raises

A Faust worker that crashed while it started was observed to hang at full CPU
and to ignore SIGTERM. Therefore a thread outside its event loop watches it.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from streams import clock
from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)

if TYPE_CHECKING:
    import faust

__all__ = [
    "exit_if_agent_fails",
    "exit_if_unauthorized",
    "exit_with_error",
    "watch",
]

CHECK_EVERY = 0.5
CRASH_GRACE = 5.0
STOP_GRACE = 25.0


def exit_with_error(sentence: str) -> None:
    """Print a sentence that says why, and end the process with status 1."""
    sys.stderr.write(f"copydesk: {sentence}\n")
    sys.stderr.flush()
    os._exit(1)


def watch(app: "faust.App", settings: Settings) -> threading.Event:
    """
    Start a thread that watches a worker.

    Args:
        settings: ``start_timeout`` limits the wait for partitions.

    Returns:
        An event that is set when partitions are assigned.
    """
    assigned = threading.Event()

    async def set_assigned(*_: object, **__: object) -> None:
        assigned.set()

    app.on_partitions_assigned.connect(set_assigned, weak=False)
    threading.Thread(
        target=_watch_loop, args=(app, assigned, settings), daemon=True
    ).start()
    return assigned


def _watch_loop(
    app: "faust.App", assigned: threading.Event, settings: Settings
) -> None:
    started = clock.seconds()
    crashed_since = stopping_since = 0.0
    while True:
        clock.sleep(CHECK_EVERY)
        now = clock.seconds()
        if app.crashed:
            exit_if_unauthorized(app, settings)
            crashed_since = crashed_since or now
            if now - crashed_since > CRASH_GRACE:
                exit_with_error(f"the worker crashed: {app.crash_reason!r}")
        elif app.should_stop:
            stopping_since = stopping_since or now
            if now - stopping_since > STOP_GRACE:
                exit_with_error(
                    f"the worker did not stop within {STOP_GRACE:g} s"
                )
        elif not assigned.is_set() and now - started > settings.start_timeout:
            exit_with_error(
                f"no partitions assigned within {settings.start_timeout:g} s"
            )


def exit_if_unauthorized(app: "faust.App", settings: Settings) -> None:
    """End a worker that crashed because it lacks a right; else do nothing."""
    if isinstance(app.crash_reason, AUTHORIZATION_ERRORS):
        exit_with_error(
            describe_authorization_error(app.crash_reason, settings)
        )


@contextmanager
def exit_if_agent_fails(app: "faust.App", agent: str) -> Iterator[None]:
    """
    End the worker at once if the agent in this block raises.

    Faust's supervisor would start the agent again after the record that
    raised. The next acknowledgement would then commit the offset of both,
    and the record would be lost (faust-streaming issue 189). A worker that
    ends has committed nothing of that: its successor begins with the record.

    A worker that stops raises instead. Its agents stop too, so that nothing
    is acknowledged after the record.
    """
    try:
        yield
    except Exception as error:
        if app.should_stop and not app.crashed:
            raise
        exit_with_error(f"the agent {agent} failed: {error!r}")
