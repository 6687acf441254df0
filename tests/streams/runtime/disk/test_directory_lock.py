"""One worker for each data directory; a dead one does not block it."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from streams.runtime.disk.directory_lock import (
    LOCK,
    DirectoryError,
    lock_directory,
)

HOLDER = """
import subprocess, sys, time
from pathlib import Path
from streams.runtime.disk.directory_lock import lock_directory
lock = lock_directory(Path(sys.argv[1]))
child = subprocess.Popen(["sleep", "60"])
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Start a process that holds the lock and has a child; give both."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE
    )
    child = int(process.stdout.readline())
    yield process, child
    os.kill(child, signal.SIGKILL)
    process.kill()
    process.wait()
    process.stdout.close()


def test_lock_of_other_process_is_refused_with_its_owner(holder, tmp_path):
    process, _child = holder

    with pytest.raises(DirectoryError) as refused:
        lock_directory(tmp_path)

    assert str(refused.value) == (
        f"the data directory {tmp_path} is used by "
        f"process {process.pid} on {socket.gethostname()}"
    )


def test_lock_of_killed_process_is_free_while_its_child_lives(
    holder, tmp_path
):
    process, _child = holder
    process.kill()
    process.wait()

    with lock_directory(tmp_path):
        owner = (tmp_path / LOCK).read_text()

    assert owner == f"process {os.getpid()} on {socket.gethostname()}\n"


def test_lock_after_it_was_closed_can_be_taken_again(tmp_path):
    lock_directory(tmp_path).close()

    lock_directory(tmp_path).close()

    assert len((tmp_path / LOCK).read_text().splitlines()) == 1


def test_lock_directory_that_does_not_exist_is_made(tmp_path):
    lock_directory(tmp_path / "new" / "desk").close()

    assert (tmp_path / "new" / "desk" / LOCK).exists()


def test_lock_directory_that_is_a_file_is_one_sentence(tmp_path):
    path = tmp_path / "file"
    path.write_text("x")

    with pytest.raises(DirectoryError, match=f"{path} cannot be used: "):
        lock_directory(path)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (b"", "another worker"),
        (b"\xff\x1b[31m", "\ufffd\\u001b[31m"),
        (b"x" * 5000, "x" * 200),
    ],
    ids=["empty", "control-characters", "long"],
)
def test_lock_with_odd_owner_is_refused_in_one_line(
    holder, tmp_path, text, owner
):
    (tmp_path / LOCK).write_bytes(text)

    with pytest.raises(DirectoryError) as refused:
        lock_directory(tmp_path)

    assert str(refused.value).endswith(f" is used by {owner}")
