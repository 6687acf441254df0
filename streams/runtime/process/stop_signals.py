"""
Note SIGTERM and SIGINT outside the event loop.

asyncio calls its signal handlers from the event loop. A loop that is blocked
never calls them: for example while it writes log lines to a pipe that nobody
reads, as happens while the broker is away. Therefore the signals are also
noted by Python's own handlers, which run between two instructions of the main
thread and interrupt its system calls.

    end_before_start   until the worker runs, such a signal ends the process
    note_signals       afterwards, it is noted; `received` says whether
"""

import os
import signal
from types import FrameType

__all__ = ["STOP_SIGNALS", "end_before_start", "note_signals", "received"]

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

_received: list[int] = []
"""Signals belong to the process, and so does this list."""


def received() -> bool:
    """Return whether this process was asked to stop; from any thread."""
    return bool(_received)


def end_before_start() -> None:
    """
    End the process with status 0 at such a signal: nothing is under way.

    Without a handler the kernel ignores the signal if the process is the
    first one of a container. Call it in the main thread.
    """
    for number in STOP_SIGNALS:
        signal.signal(number, _end)


async def note_signals() -> None:
    """
    Note the signals; the event loop's own handlers are called as well.

    Call it in the main thread, after the loop's handlers were added: asyncio
    replaces earlier handlers, and learns of the signals through its wakeup
    file descriptor, which is kept.
    """
    for number in STOP_SIGNALS:
        signal.signal(number, _note)


def _end(number: int, _frame: FrameType | None) -> None:
    del number
    os._exit(0)


def _note(number: int, _frame: FrameType | None) -> None:
    # No lock: a second signal can interrupt this handler.
    _received.append(number)
