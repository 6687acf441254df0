import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

WITHIN = 40.0


def children(pid):
    """Return the processes whose parent is this one."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.add(int(stat.parent.name))
    return found


def until(holds):
    deadline = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.broker
def test_nothing_is_left_of_a_run_that_was_killed(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-m", "streams", "run"],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "COPYDESK_DATA_DIR": str(tmp_path)},
        start_new_session=True,
    )
    try:
        until(lambda: len(children(run.pid)) == 3)  # broker, poller, desk
        started = children(run.pid)
        time.sleep(1)  # leashes are fastened

        run.kill()
        run.wait()

        until(
            lambda: not any(Path(f"/proc/{one}").exists() for one in started)
        )
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
