"""
Three faults of pebble 5.2, mended in the pool that uses it.

**The clock.** pebble measures a task's time by the system's clock. When that
was set an hour ahead, good documents became dead letters (``timeout``).

**The wrong task.** When a process has died, pebble looks once for its task.
What the process has sent can still be unread then, on a busy machine. If that
is the start of its last task, a document that crashed was told as ``timeout``
and held its lane for 20 s. If it is the result of the task before, that good
document became a dead letter (``crash``), too.

**The end of the pool.** If no start at all had been heard when the process
died, pebble gave up the whole pool: no process was started again, and the
lanes stood still (``tests/kafka/test_poison.py``).
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import SimpleNamespace

from pebble import ProcessPool
from pebble.pool import process as pebble_process

from streams import clock

__all__ = ["mend_pool"]

MOST_UNHEARD = 20
"""Processes in a row that end before a task has started; then none can."""

vars(pebble_process)["time"] = SimpleNamespace(
    time=clock.seconds, sleep=clock.sleep
)


def mend_pool(pool: ProcessPool) -> None:
    """
    End the task that a process died of, at once, and no other.

    All that the process has sent is read before its end is looked at, by the
    thread that reads it: only there, what was read has also been noted. The
    pool goes on meanwhile, unless process after process ends unheard.
    """
    manager = pool._pool_manager  # noqa: SLF001 - pebble has no other way
    tasks = manager.task_manager
    handle_end, note_start = manager.handle_worker_expiration, tasks.task_start
    read_message: Callable[[float], None] = manager.process_next_message
    ends: deque[tuple[int, int]] = deque()
    unheard = 0

    def process_next_message(seconds: float) -> None:
        sent = len(ends)  # ends whose messages are all in the channel
        if sent and not _has_unread(manager):
            for _ in range(sent):
                handle_worker_expiration(ends.popleft())
        read_message(seconds)

    def handle_worker_expiration(expiration: tuple[int, int]) -> None:
        nonlocal unheard
        try:
            handle_end(expiration)
        except BrokenProcessPool:
            unheard += 1
            if unheard >= MOST_UNHEARD:
                raise

    def task_start(task: int, worker: int | None) -> None:
        nonlocal unheard
        unheard = 0
        note_start(task, worker)

    vars(manager)["process_next_message"] = process_next_message
    vars(manager)["handle_worker_expiration"] = ends.append
    vars(tasks)["task_start"] = task_start


def _has_unread(manager: pebble_process.PoolManager) -> bool:
    """Return whether messages of processes wait; False if the pool ends."""
    channel = manager.worker_manager.pool_channel
    with suppress(OSError, ValueError):  # it was closed meanwhile
        return channel is not None and bool(channel.poll(0))
    return False
