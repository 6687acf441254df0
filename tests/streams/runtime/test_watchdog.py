"""The watchdog in a process of its own, because it ends the process."""

import subprocess
import sys

import pytest

WORKER = """
import asyncio
import threading
from aiokafka.errors import TopicAuthorizationFailedError
from streams.config.settings import Settings
from streams.runtime import watchdog

watchdog.CHECK_EVERY = 0.02
watchdog.CRASH_GRACE = {grace}
watchdog.STOP_GRACE = {grace}

class Signal:
    def connect(self, receiver, weak):
        self.receiver = receiver

class App:
    crashed = False
    crash_reason = None
    should_stop = False
    on_partitions_assigned = Signal()

app = App()
watchdog.watch(app, Settings(start_timeout={start_timeout}))
{act}
threading.Event().wait({run_for})
"""
ASSIGN = "asyncio.run(app.on_partitions_assigned.receiver())"
CRASH = "app.crash_reason = ValueError('boom'); app.crashed = True"
REFUSED = (
    "app.crash_reason = TopicAuthorizationFailedError('wire.raw'); "
    "app.crashed = True"
)
STOP = "app.should_stop = True"


def run_worker(act, *, grace=0.2, start_timeout=60.0, run_for=20.0):
    code = WORKER.format(
        act=act, grace=grace, start_timeout=start_timeout, run_for=run_for
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("act", "options", "sentence"),
    [
        (CRASH, {}, "the worker crashed: ValueError('boom')"),
        (REFUSED, {"grace": 60.0}, "we lack a right to the topic wire.raw"),
        (STOP, {}, "the worker did not stop within 0.2 s"),
        (f"{ASSIGN}\n{STOP}", {}, "the worker did not stop within 0.2 s"),
        ("", {"start_timeout": 0.2}, "no partitions assigned within 0.2 s"),
    ],
    ids=["crash", "unauthorized", "stop", "stop-assigned", "start"],
)
def test_watch_hanging_worker_is_ended_with_sentence(act, options, sentence):
    assert run_worker(act, **options) == (1, f"copydesk: {sentence}\n")


@pytest.mark.parametrize(
    ("act", "options"),
    [
        (ASSIGN, {"start_timeout": 0.2}),
        (CRASH, {"grace": 60.0}),
        (STOP, {"grace": 60.0, "start_timeout": 0.2}),
    ],
    ids=["assigned", "crash-in-grace", "stop-in-grace"],
)
def test_watch_worker_that_ends_by_itself_keeps_its_status(act, options):
    assert run_worker(act, run_for=0.5, **options) == (0, "")


FAIL = """
with watchdog.exit_if_agent_fails(app, "desk.clean"):
    raise KeyError("x")
"""


@pytest.mark.parametrize("state", ["", CRASH], ids=["running", "crashed"])
def test_exit_if_agent_fails_ends_the_worker_at_once(state):
    status, text = run_worker(f"{state}\n{FAIL}", grace=60.0)

    assert (status, text) == (
        1, "copydesk: the agent desk.clean failed: KeyError('x')\n",
    )  # fmt: skip


def test_exit_if_agent_fails_in_worker_that_stops_raises():
    status, text = run_worker(f"{STOP}\n{FAIL}", grace=60.0)

    assert status == 1
    assert text.endswith("KeyError: 'x'\n")
    assert "copydesk:" not in text
