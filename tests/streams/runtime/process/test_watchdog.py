"""The watchdog in a process of its own, because it ends the process."""

import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

WORKER = """
import asyncio
import os
import signal
import threading
import time
from types import SimpleNamespace
from aiokafka.errors import TopicAuthorizationFailedError
from streams.config.settings import Settings
from streams import clock
from streams.runtime.process import stop_signals, watchdog
from streams.runtime.reachability import observer

watchdog.CHECK_EVERY = 0.02
watchdog.CRASH_GRACE = {grace}
watchdog.STOP_GRACE = {grace}
watchdog.STOP_GRACE_AWAY = {grace_away}

class Signal:
    def connect(self, receiver, weak):
        self.receiver = receiver

class App:
    crashed = False
    crash_reason = None
    should_stop = False
    on_partitions_assigned = Signal()
    _consumer = None
    topics = SimpleNamespace(acks_enabled_for=lambda topic: topic != "table")

app = App()
answers = observer.KafkaAnswers(1.0)
observer._ANSWERS[app] = answers
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
SIGNAL = (
    "asyncio.run(stop_signals.note_signals()); "
    "os.kill(os.getpid(), signal.SIGTERM)"
)
TP = """
from faust.types import TP

class Consumer:
    _committed_offset = {{TP("raw", 0): 5, TP("clean", 0): None}}

    def assignment(self):
        return {{TP("raw", 0), TP("clean", 0), TP("table", 0)}}

app._consumer = Consumer()
app.monitor = SimpleNamespace(tp_read_offsets={{
    TP("raw", 0): {last}, TP("raw", 1): 90, TP("table", 0): 90,
}})
app.should_stop = True
"""
UNREADABLE = "app._consumer = object(); app.should_stop = True"
FULL_PIPE = """
read_end, write_end = os.pipe()
os.dup2(write_end, 2)
asyncio.run(stop_signals.note_signals())
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
os.write(2, b"x" * 1_000_000)
"""
NOT_STOPPED = "the worker did not stop within 0.2 s; "
COMMITTED = f"{NOT_STOPPED}all records that it read are committed"


def run_worker(
    act, *, grace=0.2, grace_away=60.0, start_timeout=60.0, run_for=20.0
):
    code = WORKER.format(
        act=act,
        grace=grace,
        grace_away=grace_away,
        start_timeout=start_timeout,
        run_for=run_for,
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
        ("", {"start_timeout": 0.2}, "no partitions assigned within 0.2 s"),
    ],
    ids=["crash", "unauthorized", "start"],
)
def test_watch_hanging_worker_is_ended_with_sentence(act, options, sentence):
    assert run_worker(act, **options) == (1, f"copydesk: {sentence}\n")


@pytest.mark.parametrize(
    "act",
    [STOP, f"{ASSIGN}\n{STOP}", TP.format(last=4), SIGNAL],
    ids=["start", "assigned", "committed", "signal"],
)
def test_watch_worker_that_hangs_at_stop_and_has_committed_ends_with_0(act):
    assert run_worker(act) == (0, f"copydesk: {COMMITTED}\n")


@pytest.mark.parametrize(
    ("act", "number"),
    [(TP.format(last=7), "3"), (UNREADABLE, "an unknown number of")],
)
def test_watch_worker_that_hangs_at_stop_names_uncommitted(act, number):
    sentence = (
        f"{NOT_STOPPED}{number} records that it read are not committed, "
        "and the next worker processes them"
    )
    assert run_worker(act) == (1, f"copydesk: {sentence}\n")


def test_watch_worker_that_hangs_without_kafka_ends_sooner():
    away = f"answers.note_answer(clock.seconds() - 60)\n{STOP}"

    assert run_worker(away, grace=60.0, grace_away=0.2) == (
        0, f"copydesk: without Kafka, {COMMITTED}\n",
    )  # fmt: skip


def test_watch_main_thread_blocked_by_full_pipe_ends_on_signal():
    started = time.monotonic()

    assert run_worker(FULL_PIPE) == (0, "")

    assert time.monotonic() - started < 15


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


def test_exit_with_error_hostile_sentence_is_one_printable_line():
    status, text = run_worker(
        r"watchdog.exit_with_error('\x1b[2J\u202e\ud800\ncopydesk: well')"
    )

    assert (status, text) == (
        1, "copydesk: \\u001b[2J\\u202e\\ud800\\ncopydesk: well\n",
    )  # fmt: skip


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
