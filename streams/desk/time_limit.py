"""
A limit of time for one call in the main thread.

The dedupe and the enrich step run in the event loop of their worker, so a
step that does not end stops all lanes. A timer of the operating system
(``SIGALRM``) ends it. The decision is deploy/decisions/0006.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from streams import clock

__all__ = ["STEP_TIMEOUT", "call_within"]

T = TypeVar("T")

STEP_TIMEOUT = 5.0
"""Seconds for one document in the dedupe step, and in the enrich step."""
INTERVALS = 20
"""Alarms within the limit; at each of them the time is checked."""
MAX_ELAPSED = 6
"""Times the limit that may elapse, for a call that waits.

Elapsed time is counted in alarms: a process that was stopped gets only one
alarm when it continues, however long the stop was.
"""


class _TimeIsOver(BaseException):
    """
    Ends the call.

    Not an ``Exception``, so that a handler of the called code for errors of
    all kinds does not catch it.
    """


def call_within(seconds: float, call: Callable[[], T]) -> T:
    """
    Call a function and return its result; end it if it takes too long.

    The function must not change anything that others read, because it can
    end at any instruction. It ends at the next Python instruction: one call
    of a C function is not interrupted. ``re`` functions are.

    In other threads than the main thread there is no limit, because Python
    handles signals in the main thread only.

    Args:
        seconds: limit of the thread's CPU time, so that a busy machine does
            not end a call early. The elapsed time is limited to `MAX_ELAPSED`
            times as much, without times in which the process was stopped.

    Raises:
        TimeoutError: the limit was exceeded.
    """
    if threading.current_thread() is not threading.main_thread():
        return call()
    handler = signal.signal(signal.SIGALRM, _make_handler(seconds))
    interval = seconds / INTERVALS
    timer = signal.setitimer(signal.ITIMER_REAL, interval, interval)
    try:
        return call()
    except _TimeIsOver:
        msg = f"not finished within {seconds:g} seconds of CPU time"
        raise TimeoutError(msg) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)


def _make_handler(seconds: float) -> Callable[[int, FrameType | None], None]:
    """
    Return a handler that raises at each alarm after the time is over.

    It raises again if the first error was lost, for example in a ``__del__``
    method. It never raises in `call_within` itself, whose ``finally`` must
    restore the timer.
    """
    alarms = 0
    begun = clock.thread_cpu_seconds()

    def handle(_signal: int, frame: FrameType | None) -> None:
        nonlocal alarms
        alarms += 1
        is_over = (
            clock.thread_cpu_seconds() - begun >= seconds
            or alarms >= INTERVALS * MAX_ELAPSED
        )
        if is_over and frame is not None and frame.f_code is not _OWN_CODE:
            raise _TimeIsOver

    return handle


_OWN_CODE = call_within.__code__
