"""
A desk that measures how long its event loop is blocked.

    python -m tests.bench.running.watched_desk desk

A task sleeps for 5 ms again and again, from the first assignment on. What a
sleep takes longer, the loop was blocked: by its own work, or because another
process had the core. So the CPU seconds of the loop's thread between two
turns are measured too, which other processes do not change. A thread looks
where the loop is while it takes long. ``WATCH_FILE`` names the file to which
the maxima are written.
"""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import msgspec

from streams.cli.main import main
from streams.desk import worker

__all__ = ["FILE", "Blocked", "read_blocked"]

EVERY = 0.005
LONG = 0.06
"""Seconds without a turn after which the thread looks."""
DEPTH = 8
"""Functions that it names."""
FILE = "WATCH_FILE"


class Blocked(NamedTuple):
    """
    The longest time that the loop was blocked, seconds.

    Attributes:
        where: functions in which it was seen during the longest CPU time,
            innermost first; empty if it was not seen.
    """

    clock: float
    cpu: float
    where: str = ""


def read_blocked(path: Path) -> Blocked:
    """Return what a watched desk has written until now."""
    return msgspec.json.decode(path.read_bytes(), type=Blocked)


class _Spy:
    """A thread that looks where the event loop's thread is."""

    def __init__(self) -> None:
        self._loop = threading.get_ident()
        self.last_turn = time.perf_counter()
        self.seen = ""
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(LONG / 4)
            if time.perf_counter() - self.last_turn > LONG:
                frame = sys._current_frames().get(self._loop)
                self.seen = " < ".join(_functions(frame))


def _functions(frame: FrameType | None) -> Iterator[str]:
    for _ in range(DEPTH):
        if frame is None:
            return
        code = frame.f_code
        yield f"{code.co_name} ({Path(code.co_filename).name})"
        frame = frame.f_back


async def _watch(path: Path) -> None:
    longest, spy = Blocked(0.0, 0.0), _Spy()
    while True:
        clock, cpu = time.perf_counter(), time.thread_time()
        spy.last_turn, spy.seen = clock, ""
        await asyncio.sleep(EVERY)
        blocked = time.perf_counter() - clock - EVERY
        spent = time.thread_time() - cpu
        if blocked > longest.clock or spent > longest.cpu:
            longest = Blocked(
                max(longest.clock, blocked),
                max(longest.cpu, spent),
                spy.seen if spent > longest.cpu else longest.where,
            )
            partial = path.with_suffix(".part")
            partial.write_bytes(msgspec.json.encode(longest))
            partial.rename(path)


def _watch_apps(path: Path) -> None:
    module: Any = worker
    make_app = module.make_app
    tasks: list[asyncio.Task[None]] = []

    def make_watched_app(*arguments: Any) -> Any:
        app = make_app(*arguments)

        @app.on_partitions_assigned.connect(weak=False)  # type: ignore[untyped-decorator]
        async def start(*_: object, **__: object) -> None:
            if not tasks:
                tasks.append(asyncio.create_task(_watch(path)))

        return app

    module.make_app = make_watched_app


if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    _watch_apps(Path(os.environ[FILE]))
    main()
