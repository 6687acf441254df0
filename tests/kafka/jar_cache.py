"""
Downloaded jars under ``.make/``, shared by all test processes.

With pytest-xdist two processes can want the same jars at the same time. Two
Maven runs into one directory would mix their files, so a file lock
(``flock(2)``) lets one process download while the others wait.
"""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

__all__ = ["fetch_once"]


def fetch_once(directory: Path, fetch: Callable[[Path], None]) -> Path:
    """
    Return a directory; fill it first if it does not exist.

    Args:
        directory: the complete download; it appears in one step (rename).
        fetch: writes the files into the directory that it is given. If it
            raises an error, the next call starts again.
    """
    if directory.is_dir():
        return directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    lock_file = directory.with_name(f"{directory.name}.lock")
    with lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not directory.is_dir():
            partial = directory.with_name(f"{directory.name}.part")
            shutil.rmtree(partial, ignore_errors=True)
            fetch(partial)
            partial.rename(directory)
    return directory
