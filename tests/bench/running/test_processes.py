import os
import subprocess
import sys

from tests.bench.running.processes import parse_stat, session_processes

SPIN = "import time\nwhile time.process_time() < 0.3: pass\nprint('spun', flush=True)\ninput()"


def test_stat_of_a_command_with_blanks_and_brackets_begins_with_the_state():
    assert parse_stat("7 (a) b (c) S 1 7 9 0")[:4] == ["S", "1", "7", "9"]


def test_session_processes_have_the_cpu_of_children():
    code = (
        "import subprocess, sys\n"
        f"subprocess.run([sys.executable, '-c', {SPIN!r}])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, start_new_session=True,
    ) as parent:  # fmt: skip
        parent.stdout.readline()
        uses = session_processes(parent.pid)
        parent.communicate(b"\n")

    assert len(uses) == 2
    assert sum(use.cpu for use in uses) >= 0.25
    assert all(use.memory > 0 for use in uses)
    assert os.getpid() not in {use.pid for use in uses}


def test_session_without_processes_is_empty():
    with subprocess.Popen(
        [sys.executable, "-c", ""], start_new_session=True
    ) as process:
        process.wait()

    assert session_processes(process.pid) == []
