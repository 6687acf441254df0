"""Runs the command as its users do: in a process of its own."""

import os
import subprocess
import sys

__all__ = ["run_copydesk"]


def run_copydesk(
    *words: str,
    status: int | None = 0,
    stdin: int = subprocess.DEVNULL,
    fds: tuple[int, ...] = (),
    **environment: str,
) -> "subprocess.CompletedProcess[str]":
    """
    Run a command, and return its output.

    Args:
        status: the exit status that it must have; None if any will do.
        fds: file descriptors that it takes over.
        environment: variables, besides those of this process.
    """
    result = subprocess.run(
        [sys.executable, "-m", "streams", *words],
        capture_output=True, text=True, timeout=60, check=False, stdin=stdin,
        pass_fds=fds,
        env={**os.environ, "COLUMNS": "200", **environment},
    )  # fmt: skip
    assert status is None or result.returncode == status, result.stderr
    return result
