"""
The end of a worker that cannot go on.

A Faust worker that crashes at its start was measured to hang at full CPU
and to ignore SIGTERM, so a thread outside its loop watches it.
"""

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)

if TYPE_CHECKING:
    import faust

__all__ = ["exit_if_unauthorized", "exit_with_error", "watch"]

LOOK_EVERY = 0.5
CRASH_GRACE = 5.0
STOP_GRACE = 25.0


def exit_with_error(sentence: str) -> None:
    """Say why, in one sentence, and end the process with status 1."""
    sys.stderr.write(f"copydesk: {sentence}\n")
    sys.stderr.flush()
    os._exit(1)


def watch(app: "faust.App", settings: Settings) -> threading.Event:
    """
    Watch a worker from a thread of its own.

    Args:
        settings: say when its partitions must be assigned at the latest.

    Returns:
        The event that says it is assigned.
    """
    assigned = threading.Event()

    async def note(*_: object, **__: object) -> None:
        assigned.set()

    app.on_partitions_assigned.connect(note, weak=False)
    threading.Thread(
        target=_watch_loop, args=(app, assigned, settings), daemon=True
    ).start()
    return assigned


def _watch_loop(
    app: "faust.App", assigned: threading.Event, settings: Settings
) -> None:
    begun = time.monotonic()
    ill_since = stopping_since = 0.0
    while True:
        time.sleep(LOOK_EVERY)
        now = time.monotonic()
        if app.crashed:
            exit_if_unauthorized(app, settings)
            ill_since = ill_since or now
            if now - ill_since > CRASH_GRACE:
                exit_with_error(f"the worker crashed: {app.crash_reason!r}")
        elif app.should_stop:
            stopping_since = stopping_since or now
            if now - stopping_since > STOP_GRACE:
                exit_with_error(
                    f"the worker did not stop within {STOP_GRACE:g} s"
                )
        elif not assigned.is_set() and now - begun > settings.start_timeout:
            exit_with_error(
                f"no partitions assigned within {settings.start_timeout:g} s"
            )


def exit_if_unauthorized(app: "faust.App", settings: Settings) -> None:
    """End with one sentence a worker that lacked a right; else do nothing."""
    if isinstance(app.crash_reason, AUTHORIZATION_ERRORS):
        exit_with_error(
            describe_authorization_error(app.crash_reason, settings)
        )
