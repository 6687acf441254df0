"""
Restart a worker in place: the same command in the same process.

A worker that has lost its partitions must not continue with what it has in
memory. ``execve(2)`` replaces it by a new one with the same process id, so it
needs no supervisor: also a laptop that was suspended during ``copydesk run``
serves again. Python's sockets and files are closed by it (PEP 446). The
signal at the end of the parent is kept (`streams.local.child_process`).

On a machine that is too busy, workers miss their heartbeats while they start;
that starts them again, and keeps the machine busy. So each restart in a row
waits longer than the one before. An option of the interpreter (``-X``) counts
them, because nothing else outlives ``execve``.
"""

import multiprocessing
import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path
from random import random
from typing import TYPE_CHECKING

import structlog

from streams import clock
from streams.runtime.process import stop_signals
from streams.runtime.process.watchdog import exit_with_error

if TYPE_CHECKING:
    import faust

__all__ = [
    "LEAST_UPTIME",
    "finish_restart",
    "restart",
    "restarts_in_a_row",
    "set_tables_aside",
    "wait_after_restarts",
    "wait_seconds",
]

log = structlog.get_logger()

LEAST_UPTIME = 10.0
"""Seconds; a worker that fails sooner ends, so that it does not loop."""
SETTLED = 180.0
"""Seconds, with its wait; a worker that ran so long begins a new row."""
FIRST_WAIT, LONGEST_WAIT = 5.0, 60.0
"""Seconds before the second start in a row, and the most of all."""
OPTION = "copydesk_restarts"
LONG = 3600.0
"""Seconds; a restart takes some milliseconds."""
ASIDE = "-of-lost-partitions"
STARTED = clock.seconds_since_boot()


def restart(app: "faust.App", reason: str) -> None:
    """
    Replace this process by a new one; call it from any thread.

    Nothing is lost: what was not sent was not acknowledged. The process ends
    with status 1 if it has just been started, or if it cannot be replaced.
    A worker that is about to stop ends with status 0.
    """
    uptime = clock.seconds_since_boot() - STARTED
    log.warning("worker restarts", reason=reason, uptime=round(uptime))
    sys.stdout.flush()
    sys.stderr.flush()
    # From here on no other thread gets the interpreter, unless this one
    # waits. An agent would see its cleaning process end, and end the worker.
    sys.setswitchinterval(LONG)
    set_tables_aside(Path(app.conf.tabledir))
    for child in multiprocessing.active_children():
        child.kill()
    if app.should_stop or stop_signals.received():
        os._exit(0)
    if uptime < LEAST_UPTIME:
        exit_with_error(f"{reason}, {uptime:.0f} s after the start")
    # The alarms of a step's time limit would go on, and end the new process.
    signal.setitimer(signal.ITIMER_REAL, 0)
    row = 1 if uptime > SETTLED else restarts_in_a_row() + 1
    try:
        os.execv(sys.executable, _command(row))  # noqa: S606 - without a shell
    except OSError as error:
        exit_with_error(f"{reason}, and no restart in place: {error}")


def _command(row: int) -> list[str]:
    words = sys.orig_argv[3 if restarts_in_a_row() else 1 :]
    return [sys.executable, "-X", f"{OPTION}={row}", *words]


def restarts_in_a_row() -> int:
    """Return how many restarts in short succession led to this process."""
    return int(sys._xoptions.get(OPTION, 0))  # noqa: SLF001 - documented


def wait_after_restarts() -> None:
    """Wait before the second restart in a row, and longer before the next."""
    if seconds := wait_seconds(restarts_in_a_row(), random()):  # noqa: S311 - no secret
        log.warning("worker waits before it starts", seconds=round(seconds))
        clock.sleep(seconds)


def wait_seconds(restarts: int, chance: float) -> float:
    """
    Return how long to wait after so many restarts in a row.

    Args:
        chance: 0 to 1; workers that restart together start apart.
    """
    if restarts < 2:
        return 0.0
    longest = min(FIRST_WAIT * 2.0 ** min(restarts - 2, 9), LONGEST_WAIT)
    return longest * (1 + chance) / 2


def finish_restart(data_dir: Path) -> None:
    """
    Remove what the process before a restart has left; do not wait.

    Its children that ended are children of this process, which does not know
    them. Call it before this process has children of its own.
    """
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    for tables in data_dir.glob(f"*/*/*{ASIDE}"):
        shutil.rmtree(tables, ignore_errors=True)


def set_tables_aside(tables: Path) -> None:
    """
    Rename the tables on this machine's disk; they are read again from Kafka.

    A table on disk notes the offset up to which it has its changelog. If
    another worker has written between two records of this one, the table
    lacks records before that offset, and would never read them.

    Raises:
        OSError: the directory cannot be renamed.
    """
    with suppress(FileNotFoundError):
        tables.rename(tables.with_name(tables.name + ASIDE))
