"""
A child process that ends when its parent ends, for whatever reason.

Otherwise ``kill -9`` of ``copydesk run`` would leave a broker and two workers
running. On Linux the kernel sends SIGTERM to the child when the parent ends
(``prctl(2)``, ``PR_SET_PDEATHSIG``, which is kept over ``execve``). On other
systems the child keeps running.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

__all__ = ["with_parent_death_signal"]

PR_SET_PDEATHSIG = 1


def with_parent_death_signal(command: Sequence[str]) -> list[str]:
    """Return the command that runs a command until this process ends."""
    return [sys.executable, "-m", __name__, str(os.getpid()), *command]


def _set_parent_death_signal(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # The parent may have ended before the call to prctl.
        if os.getppid() != parent:
            raise SystemExit(1)


def _main(parent: str, *command: str) -> None:
    _set_parent_death_signal(int(parent))
    os.execvp(command[0], command)  # noqa: S606 - without a shell


if __name__ == "__main__":
    _main(*sys.argv[1:])
