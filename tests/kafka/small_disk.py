"""A file system that is soon full, for the data of one worker."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SmallDisk", "small_disk"]

SIZE = 256 * 1024 * 1024
LEFT = 64 * 1024
"""Bytes that are left when it is filled."""
FILES_FULL_AT = 64 * 1024
"""Bytes of one file, where nothing can be mounted."""
BALLAST = "ballast"


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """
    A directory that can be filled.

    Attributes:
        is_mounted: it is a file system of its own. Otherwise the worker
            limits the length of its files.
    """

    path: Path
    is_mounted: bool

    @property
    def module(self) -> str:
        """The module that runs a worker on it until it is full."""
        return "streams" if self.is_mounted else "tests.kafka.limited_desk"

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a worker that uses this directory."""
        return {
            "COPYDESK_DATA_DIR": str(self.path),
            "LIMIT_FILES": str(FILES_FULL_AT),
        }

    def fill(self) -> None:
        """Leave little room on it."""
        if self.is_mounted:
            free = shutil.disk_usage(self.path).free
            (self.path / BALLAST).write_bytes(bytes(free - LEFT))

    def make_room(self) -> None:
        """Give it enough room; a limit of files ends with its worker."""
        (self.path / BALLAST).unlink(missing_ok=True)


@contextmanager
def small_disk(path: Path) -> Iterator[SmallDisk]:
    """Make a directory that can be filled; unmount it afterwards."""
    path.mkdir()
    is_mounted = _mount(
        "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(path)
    )
    try:
        yield SmallDisk(path, is_mounted)
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(path)], check=False)


def _mount(*arguments: str) -> bool:
    """Run ``mount``; return whether it succeeded, which needs root."""
    try:
        done = subprocess.run(
            ["mount", *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0
