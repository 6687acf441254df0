"""
CPU time and memory of a process and of all its descendants (Linux, proc(5)).

A worker starts in a session of its own, so its session names its processes.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["ProcessUse", "session_cpu", "session_processes"]

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class ProcessUse(NamedTuple):
    """
    What one process has used.

    Attributes:
        command: the start of its command line.
        cpu: CPU seconds, with those of its children that have ended.
        memory: resident bytes.
    """

    pid: int
    command: str
    cpu: float
    memory: int


def session_cpu(session: int) -> float:
    """Return the CPU seconds of all processes of a session until now."""
    return sum(use.cpu for use in session_processes(session))


def session_processes(session: int) -> list[ProcessUse]:
    """Return what each process of a session has used, oldest first."""
    return sorted(_uses(session))


def _uses(session: int) -> Iterator[ProcessUse]:
    for directory in Path("/proc").iterdir():
        if not directory.name.isdigit():
            continue
        try:
            fields = parse_stat((directory / "stat").read_text())
            command = (directory / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == session:
            ticks = sum(map(int, fields[11:15]))
            text = command.replace(b"\0", b" ").decode(errors="replace")
            yield ProcessUse(
                int(directory.name),
                text[:120].strip(),
                ticks / TICK,
                int(fields[21]) * PAGE,
            )


def parse_stat(text: str) -> list[str]:
    """
    Return the fields of ``/proc/PID/stat`` behind the command.

    The command is in brackets and may contain blanks and brackets. The first
    field returned is the state, which proc(5) counts as the third.
    """
    return text.rpartition(")")[2].split()
