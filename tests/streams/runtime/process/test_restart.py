"""A restart in place, in a process of its own."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from streams.runtime.process import restart

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
    if restart.restarts_in_a_row() < {restarts}:
        restart.LEAST_UPTIME = 0.0
        restart.restart(
            SimpleNamespace(
                should_stop=False, conf=SimpleNamespace(tabledir=tables)
            ),
            "removed",
        )
    print(restart.restarts_in_a_row())
    print(os.getpid(), *sys.argv[1:])


if __name__ == "__main__":
    main()
"""


def run_worker(folder, *, least=0.0, stops=False, timed=False, restarts=0):
    """Return status, output, errors, and the pids of worker and child."""
    (folder / "desk" / "v1" / "tables" / "1").mkdir(parents=True)
    script = folder / "worker.py"
    script.write_text(
        WORKER.format(
            folder=str(folder),
            least=least,
            stops=stops,
            timed=timed,
            restarts=restarts,
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


def test_restarts_in_a_row_are_counted(tmp_path):
    done, worker, _ = run_worker(tmp_path, restarts=3)

    assert done.stdout.splitlines()[-2:] == ["3", f"{worker} desk"]


def test_wait_begins_with_the_second_restart_in_a_row():
    assert restart.wait_seconds(0, 1.0) == restart.wait_seconds(1, 1.0) == 0.0


@given(st.integers(2, 10**6), st.floats(0, 1))
def test_wait_grows_with_each_restart_up_to_its_limit(restarts, chance):
    longest = restart.wait_seconds(restarts, 1.0)

    assert longest / 2 <= restart.wait_seconds(restarts, chance) <= longest
    assert longest <= restart.wait_seconds(restarts + 1, 1.0)
    assert restart.FIRST_WAIT <= longest <= restart.LONGEST_WAIT


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
