"""
Four faults of pebble 5.2, mended in the pool that uses it.

**The clock.** pebble measures a task's time by the system's clock. When that
was set an hour ahead, good documents became dead letters (``timeout``).

**A late start.** When a process has died, pebble looks once for its task. The
message that the process began the task can still be unread then, on a busy
machine. The task ended only by its timeout: a document that crashed was told
as ``timeout``, and held its lane for 20 s.

**The wrong task.** When a process has died, the result of its task before can
still be unread. pebble then took that task for the one that the process died
of: a good document became a dead letter (``crash``), and the one that crashed
ended by its timeout.

**The end of the pool.** If no start at all had been heard when the process
died, pebble gave up the whole pool: no process was started again, and the
lanes stood still (``tests/kafka/test_poison.py``).
"""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import SimpleNamespace

from pebble import ProcessExpired, ProcessPool
from pebble.common.types import Result, ResultStatus
from pebble.pool import process as pebble_process

from streams import clock

__all__ = ["mend_pool"]

REMEMBERED = 64
"""Processes that ended, of which a message can still be unread."""
ROUNDS = 50
"""Turns of pebble's loop (.1 s) that an end waits for unread messages."""
MOST_UNHEARD = 20
"""Processes in a row that end before a task has started; then none can."""

vars(pebble_process)["time"] = SimpleNamespace(
    time=clock.seconds, sleep=clock.sleep
)


def mend_pool(pool: ProcessPool) -> None:
    """
    End the task that a process died of, at once, and no other.

    What a process has sent is read before its end is looked at. A task whose
    start is heard even later ends then. The pool goes on meanwhile, unless
    process after process ends so.
    """
    manager = pool._pool_manager  # noqa: SLF001 - pebble has no other way
    tasks, workers = manager.task_manager, manager.worker_manager
    handle_end, note_start = manager.handle_worker_expiration, tasks.task_start
    ended: dict[int, int] = {}
    unheard = 0

    def handle_worker_expiration(expiration: tuple[int, int]) -> None:
        nonlocal unheard
        worker, status = expiration
        ended[worker] = status
        while len(ended) > REMEMBERED:
            del ended[next(iter(ended))]
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
        # A later process can have the same id.
        if worker in ended and worker not in workers.workers:
            error = ProcessExpired(  # type: ignore[no-untyped-call]
                "Abnormal termination", code=ended[worker], pid=worker
            )
            tasks.task_done(task, Result(ResultStatus.ERROR, error))

    vars(manager)["handle_worker_expiration"] = handle_worker_expiration
    vars(tasks)["task_start"] = task_start
    _read_messages_first(manager)


def _read_messages_first(manager: pebble_process.PoolManager) -> None:
    """Look at the end of a process when what it has sent is read."""
    handle_end = manager.handle_worker_expiration
    update: Callable[[], None] = manager.update_workers
    waiting: dict[tuple[int, int], int] = {}

    def note_end(expiration: tuple[int, int]) -> None:
        waiting[expiration] = 0

    def update_workers() -> None:
        before = [*waiting]
        update()
        for expiration in before:
            waiting[expiration] += 1
            if waiting[expiration] >= ROUNDS or not _has_unread(manager):
                del waiting[expiration]
                handle_end(expiration)

    vars(manager)["handle_worker_expiration"] = note_end
    vars(manager)["update_workers"] = update_workers


def _has_unread(manager: pebble_process.PoolManager) -> bool:
    """Return whether messages of processes wait; False if the pool ends."""
    channel = manager.worker_manager.pool_channel
    with suppress(OSError, ValueError):  # it was closed meanwhile
        return channel is not None and bool(channel.poll(0))
    return False
