"""The limit of time of a call: it always ends, and never too early."""

import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from os import getpid

import pytest

from streams.desk.time_limit import MAX_ELAPSED, call_within

LIMIT = 0.3
WITHIN = 10.0
"""Seconds in which an endless call has ended, also on a busy machine."""


def endless():
    while True:
        pass


def endless_despite_errors():
    while True:
        try:
            endless()
        except Exception:  # noqa: BLE001 - an extractor might do that
            continue


def count_up(end):
    for _ in range(end):
        pass


def search_with_backtracking():
    return re.match("(a+)+b", "a" * 40)


class SlowToDelete:
    def __del__(self):
        endless()


def lose_the_first_error():
    """Python ignores errors in `__del__`."""
    slow = SlowToDelete()
    del slow
    endless()


@pytest.mark.parametrize(
    "call",
    [
        endless, endless_despite_errors, search_with_backtracking,
        lambda: time.sleep(60), lambda: sorted([0], key=lambda _: endless()),
    ],
    ids=["loop", "handles-errors", "regex", "sleep", "in-c-function"],
)  # fmt: skip
def test_call_within_endless_call_raises_timeout(call):
    begun = time.monotonic()

    with pytest.raises(TimeoutError, match=r"not finished within 0\.3 sec"):
        call_within(LIMIT, call)

    assert LIMIT * 0.9 < time.monotonic() - begun < WITHIN


def test_call_within_lost_error_is_raised_again(monkeypatch):
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)

    with pytest.raises(TimeoutError):
        call_within(LIMIT, lose_the_first_error)


def test_call_within_quick_call_returns_its_result():
    assert call_within(60, lambda: "done") == "done"


def test_call_within_error_of_the_call_is_raised():
    with pytest.raises(ZeroDivisionError):
        call_within(60, lambda: 1 / 0)


@pytest.mark.parametrize("call", [endless, lambda: None])
def test_call_within_restores_timer_and_handler(call):
    alarms = []
    handler = signal.signal(signal.SIGALRM, lambda *_: alarms.append(1))
    timer = signal.setitimer(signal.ITIMER_REAL, 30, 40)
    try:
        with suppress(TimeoutError):
            call_within(LIMIT, call)
        signal.raise_signal(signal.SIGALRM)
        remaining, interval = signal.getitimer(signal.ITIMER_REAL)
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)

    assert alarms == [1]
    assert 0 < remaining <= 30
    assert interval == pytest.approx(40)


def test_call_within_stopped_process_is_not_ended():
    """A worker that continues after a stop finishes its item."""
    stop = LIMIT * MAX_ELAPSED + 0.5
    command = f"kill -STOP {getpid()}; sleep {stop}; kill -CONT {getpid()}"

    def wait_until_continued():
        subprocess.run(["sh", "-c", command], check=True)
        return time.monotonic()

    begun = time.monotonic()
    ended = call_within(LIMIT, wait_until_continued)

    assert ended - begun > LIMIT * MAX_ELAPSED


def test_call_within_other_thread_has_no_limit():
    results = []
    thread = threading.Thread(
        target=lambda: results.append(
            call_within(0.01, lambda: time.sleep(0.1) or "done")
        )
    )

    thread.start()
    thread.join()

    assert results == ["done"]


def test_call_within_at_any_moment_raises_timeout_only():
    """Limits of about the time of the call: the alarm comes anywhere."""
    handler = signal.getsignal(signal.SIGALRM)
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    begun, ended = time.thread_time(), 0
    count_up(2_000_000)
    duration = max(0.02, time.thread_time() - begun)
    for number in range(30):
        limit = duration * (0.5 + number * 0.03)
        try:
            call_within(limit, lambda: count_up(2_000_000))
        except TimeoutError:
            ended += 1

    assert ended > 0
    now_left, now_interval = signal.getitimer(signal.ITIMER_REAL)
    assert now_left <= left
    assert now_interval == interval
    assert signal.getsignal(signal.SIGALRM) == handler
