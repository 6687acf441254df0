"""
One worker for each data directory with tables.

Two workers would write to the same tables. The lock is the kernel's
(``flock``): it ends with its process, however that ends. The file beside it
only says whose it is. Tables in memory need no lock.
"""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from streams.telemetry.printable import printable_line

__all__ = ["LOCK", "DirectoryError", "lock_directory"]

LOCK = "worker.lock"


class DirectoryError(Exception):
    """A data directory cannot be used; the message is one sentence."""


def lock_directory(folder: Path) -> IO[str]:
    """
    Lock a directory for this process; make it if it does not exist.

    Returns:
        The open lock file. The lock ends when it is closed. Processes that
        this one starts do not inherit it (PEP 446).

    Raises:
        DirectoryError: another process has it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("a+", encoding="utf-8", errors="replace")
    except OSError as error:
        msg = f"the data directory {folder} cannot be used: {error.strerror}"
        raise DirectoryError(msg) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        msg = f"the data directory {folder} is used by {_owner(folder)}"
        raise DirectoryError(msg) from error
    except OSError as error:
        file.close()
        msg = f"the data directory {folder} has no locks: {error.strerror}"
        raise DirectoryError(msg) from error
    _write_owner(file)
    return file


def _write_owner(file: IO[str]) -> None:
    """Write whose lock it is; on a full disk the lock holds without."""
    owner = f"process {os.getpid()} on {socket.gethostname()}\n"
    try:
        file.truncate(0)
        os.write(file.fileno(), owner.encode())
    except OSError:
        return


def _owner(folder: Path) -> str:
    """Return what the file says, on one line that is safe to print."""
    try:
        text = (folder / LOCK).read_text("utf-8", errors="replace")
    except OSError:
        text = ""
    return printable_line(text.strip()[:200]) or "another worker"
