"""
End a worker that has crashed, does not start or does not stop.

    watch                 a thread that ends such a worker
    exit_if_agent_fails   ends a worker whose agent raises

A Faust worker that crashed while it started was observed to hang at full CPU
and to ignore SIGTERM. A worker whose broker was away wrote log lines until
the pipe of its standard error was full, and then ignored SIGTERM as well.
Therefore a thread outside its event loop watches it, and ends it even if
nothing can be written.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from streams import clock
from streams.config.settings import Settings
from streams.kafka.clients import (
    AUTHORIZATION_ERRORS,
    describe_authorization_error,
)
from streams.runtime.process import stop_signals
from streams.runtime.reachability.observer import answers_of
from streams.telemetry.printable import printable_line

if TYPE_CHECKING:
    import faust

__all__ = [
    "exit_if_agent_fails",
    "exit_if_unauthorized",
    "exit_with_error",
    "watch",
]

STANDARD_ERROR = 2
CHECK_EVERY = 0.5
CRASH_GRACE = 5.0
STOP_GRACE = 25.0
"""Supervisors allow more: 40 s in the chart, compose and systemd."""
STOP_GRACE_AWAY = 6.0
"""While Kafka is away nothing can be sent or committed."""
WRITE_WITHIN = 1.0
"""Seconds to write the last sentence: the pipe may be full."""


def exit_with_error(sentence: str) -> NoReturn:
    """Print a sentence that says why, and end the process with status 1."""
    _exit(sentence, 1)


def _exit(sentence: str, status: int) -> NoReturn:
    """Print a sentence and end the process, even if it cannot be printed."""
    line = f"copydesk: {printable_line(sentence)}\n".encode()
    # Not `sys.stderr`: a thread that is blocked in it holds its lock.
    writer = threading.Thread(
        target=os.write, args=(STANDARD_ERROR, line), daemon=True
    )
    writer.start()
    writer.join(WRITE_WITHIN)
    os._exit(status)


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
    answers = answers_of(app)
    crashed_since = stopping_since = 0.0
    while True:
        clock.sleep(CHECK_EVERY)
        now = clock.seconds()
        if app.crashed:
            exit_if_unauthorized(app, settings)
            crashed_since = crashed_since or now
            if now - crashed_since > CRASH_GRACE:
                exit_with_error(f"the worker crashed: {app.crash_reason!r}")
        elif app.should_stop or stop_signals.received():
            stopping_since = stopping_since or now
            is_away = answers.is_away_now()
            grace = STOP_GRACE_AWAY if is_away else STOP_GRACE
            if now - stopping_since > grace:
                reason = "without Kafka, " if is_away else ""
                _exit_stopping(
                    app, f"{reason}the worker did not stop within {grace:g} s"
                )
        elif not assigned.is_set() and now - started > settings.start_timeout:
            exit_with_error(
                f"no partitions assigned within {settings.start_timeout:g} s"
            )


def _exit_stopping(app: "faust.App", reason: str) -> None:
    """
    End a worker that does not stop by itself, for example without a broker.

    The status is 0 if all records that it read are committed. Otherwise it
    is 1, and the next worker processes these records again.
    """
    count = _count_uncommitted(app)
    if count == 0:
        _exit(f"{reason}; all records that it read are committed", 0)
    number = "an unknown number of" if count is None else count
    exit_with_error(
        f"{reason}; {number} records that it read are not committed, "
        "and the next worker processes them"
    )


def _count_uncommitted(app: Any) -> int | None:
    """
    Return how many records were read but not committed; None if unknown.

    It reads what the event loop may change at the same time. The number is
    too high rather than too low: after a rebalance, records count that were
    read before it.
    """
    consumer = app._consumer  # noqa: SLF001 - `app.consumer` would create it
    if consumer is None:
        return 0
    try:
        assigned = set(consumer.assignment())
        committed = dict(consumer._committed_offset)  # noqa: SLF001
        read = dict(app.monitor.tp_read_offsets)
    except Exception:  # noqa: BLE001 - the process must end in any case
        return None
    counts: list[int] = [
        max(0, offset + 1 - (committed.get(tp) or 0))
        for tp, offset in read.items()
        if tp in assigned and app.topics.acks_enabled_for(tp.topic)
    ]
    return sum(counts)


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
