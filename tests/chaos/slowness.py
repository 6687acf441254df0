"""How much of a core a thread gets here, while others work beside it."""

import threading
import time
from typing import Self

__all__ = ["Slowness"]

BURST = 0.02
EVERY = 1.0


class Slowness:
    """
    Wall time over CPU time of a thread that never waits, as a mean.

    It is 1 on an idle machine, below 2 where nothing runs beside a test on
    two cores, and the number of threads a core where other work does.
    """

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._wall = self._cpu = 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def factor(self) -> float:
        """What it was so far; at least 1."""
        return max(1.0, self._wall / (self._cpu or 1.0))

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            wall, cpu = time.monotonic(), time.thread_time()
            while time.thread_time() - cpu < BURST:
                pass
            self._wall += time.monotonic() - wall
            self._cpu += time.thread_time() - cpu
