"""A restart in place, in a process of its own."""

import subprocess
import sys

WORKER = """
import multiprocessing
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from streams.desk.time_limit import call_within
from streams.runtime.process import restart

folder = Path({folder!r})
tables = folder / "desk" / "v1" / "tables"


def main():
    restart.finish_restart(folder)
    if tables.exists():
        child = multiprocessing.get_context("spawn").Process(
            target=time.sleep, args=[60]
        )
        child.start()
        (folder / "pids").write_text(f"{{os.getpid()}} {{child.pid}}")
        restart.LEAST_UPTIME = {least}
        app = SimpleNamespace(
            should_stop={stops}, conf=SimpleNamespace(tabledir=tables)
        )
        if {timed}:
            call_within(2.0, lambda: restart.restart(app, "removed"))
        restart.restart(app, "removed")
    if {timed}:
        time.sleep(0.2)
    print(os.getpid(), *sys.argv[1:])


if __name__ == "__main__":
    main()
"""


def run_worker(folder, *, least=0.0, stops=False, timed=False):
    """Return status, output, errors, and the pids of worker and child."""
    (folder / "desk" / "v1" / "tables" / "1").mkdir(parents=True)
    script = folder / "worker.py"
    script.write_text(
        WORKER.format(
            folder=str(folder), least=least, stops=stops, timed=timed
        )
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), "desk"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    worker, child = (folder / "pids").read_text().split()
    return done, worker, child


def is_running(pid):
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", pid],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip()[:1] not in {"", "Z"}


def test_restart_keeps_process_and_command_and_ends_children(tmp_path):
    done, worker, child = run_worker(tmp_path)

    assert done.stdout.splitlines()[-1:] == [f"{worker} desk"]
    assert done.returncode == 0
    assert not is_running(child)
    assert list((tmp_path / "desk" / "v1").iterdir()) == []


def test_restart_soon_after_start_ends_with_status_1(tmp_path):
    done, _, child = run_worker(tmp_path, least=600.0)

    assert done.returncode == 1
    assert "copydesk: removed, 0 s after the start" in done.stderr
    assert not is_running(child)


def test_restart_of_stopping_worker_ends_with_status_0(tmp_path):
    done, _, child = run_worker(tmp_path, stops=True)

    assert done.returncode == 0
    assert "desk" not in done.stdout
    assert not is_running(child)


def test_restart_within_a_time_limit_leaves_no_alarm(tmp_path):
    """A timer outlives ``execve``; its alarm would end the new process."""
    done, worker, _ = run_worker(tmp_path, timed=True)

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1:] == [f"{worker} desk"]
