import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from streams.local.child_process import with_parent_death_signal

PARENT = """
import subprocess, sys, time
from streams.local.child_process import with_parent_death_signal
command = [sys.executable, "-c", "import time; time.sleep(60)"]
child = subprocess.Popen(with_parent_death_signal(command))
print(child.pid, flush=True)
time.sleep(60)
"""
COUNT = "import sys; sys.exit(len(sys.argv))"
SOON = 5.0


def is_running(pid):
    with suppress(OSError):
        stat = Path(f"/proc/{pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0] != "Z"
    return False


def test_child_ends_when_parent_is_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True
    )
    child = int(parent.stdout.readline())
    try:
        assert is_running(child)
        time.sleep(0.5)  # the child calls prctl when it starts

        parent.kill()
        parent.wait()
        parent.stdout.close()
        deadline = time.monotonic() + SOON
        while is_running(child) and time.monotonic() < deadline:
            time.sleep(0.02)

        assert not is_running(child)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def test_command_keeps_status_and_arguments():
    done = subprocess.run(
        [*with_parent_death_signal([sys.executable, "-c", COUNT]), "a", "b c"],
        check=False,
    )

    assert done.returncode == 3


def test_command_without_parent_does_not_start():
    command = with_parent_death_signal([sys.executable, "-c", "print('ran')"])
    command[3] = "1"  # as if the parent had ended already

    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (1, b"")
