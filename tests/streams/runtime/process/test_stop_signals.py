"""The stop signals in processes of their own."""

import subprocess
import sys

import pytest

BEFORE_START = """
import os, signal, threading
from streams.runtime.process import stop_signals

stop_signals.end_before_start()
os.kill(os.getpid(), signal.{name})
threading.Event().wait(20)
"""
RUNNING = """
import asyncio, os, signal
from streams.runtime.process import stop_signals

async def main():
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.{name}, stopped.set)
    await stop_signals.note_signals()
    assert not stop_signals.received()
    os.kill(os.getpid(), signal.{name})
    assert stop_signals.received()
    await asyncio.wait_for(stopped.wait(), 20)
    print("stopped")

asyncio.run(main())
"""


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_end_before_start_signal_ends_with_0(name):
    assert run(BEFORE_START.format(name=name)) == (0, "", "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_note_signals_notes_and_keeps_the_loops_handler(name):
    assert run(RUNNING.format(name=name)) == (0, "stopped\n", "")
