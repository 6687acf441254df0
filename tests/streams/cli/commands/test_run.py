import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TIMEOUT = 40.0


def children(pid):
    """Return the running processes whose parent has this id."""
    pids = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            pids.add(int(stat.parent.name))
    return pids


def wait_until(condition):
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.broker
def test_run_killed_leaves_no_child_process(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-m", "streams", "run"],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "COPYDESK_DATA_DIR": str(tmp_path)},
        start_new_session=True,
    )
    try:
        wait_until(lambda: len(children(run.pid)) == 3)  # broker, poller, desk
        started = children(run.pid)
        time.sleep(1)  # each child has set its parent death signal

        run.kill()
        run.wait()

        wait_until(
            lambda: not any(Path(f"/proc/{pid}").exists() for pid in started)
        )
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
