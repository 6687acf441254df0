"""
A leash: a child process that ends when its parent does, however it ends.

``kill -9`` of ``copydesk run`` would otherwise leave a broker and two workers
behind. The kernel is asked to send SIGTERM at the parent's death
(``prctl(2)``, ``PR_SET_PDEATHSIG``; it outlives ``execve``); where there is no
such call the child runs without a leash.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

__all__ = ["with_parent_death_signal"]

PR_SET_PDEATHSIG = 1


def with_parent_death_signal(command: Sequence[str]) -> list[str]:
    """Return the command that runs a command on a leash of this process."""
    return [sys.executable, "-m", __name__, str(os.getpid()), *command]


def _fasten(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # The parent may have ended before the call.
        if os.getppid() != parent:
            raise SystemExit(1)


def _main(parent: str, *command: str) -> None:
    _fasten(int(parent))
    os.execvp(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    _main(*sys.argv[1:])
