"""
Three faults of pebble 5.2, mended in the pool that uses it.

**The clock.** pebble measures a task's time by the system's clock. When that
was set an hour ahead, good documents became dead letters (``timeout``).

**A late start.** When a process has died, pebble looks once for its task. The
message that the process began the task can still be unread then, on a busy
machine. The task ended only by its timeout: a document that crashed was told
as ``timeout``, and held its lane for 20 s.

**The end of the pool.** If no start at all had been heard when the process
died, pebble gave up the whole pool: no process was started again, and the
lanes stood still (``tests/kafka/test_poison.py``).
"""

from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace

from pebble import ProcessExpired, ProcessPool
from pebble.common.types import Result, ResultStatus
from pebble.pool import process as pebble_process

from streams import clock

__all__ = ["end_late_starts"]

REMEMBERED = 64
"""Processes that ended, of which a message can still be unread."""
MOST_UNHEARD = 20
"""Processes in a row that end before a task has started; then none can."""

vars(pebble_process)["time"] = SimpleNamespace(
    time=clock.seconds, sleep=clock.sleep
)


def end_late_starts(pool: ProcessPool) -> None:
    """
    End each task at once whose start is heard after its process died.

    The pool goes on meanwhile, unless process after process ends so.
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
