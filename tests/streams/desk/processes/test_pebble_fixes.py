import os
import signal
import time

import pytest
from pebble import ProcessExpired
from pebble.pool.process import NoMessage

from streams.config.settings import Settings
from streams.desk.processes.pool import StepPool


def _die():
    os.kill(os.getpid(), signal.SIGSEGV)


def _wait_until(holds):
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError


@pytest.mark.slow
def test_pool_task_whose_start_is_heard_late_ends_with_its_process():
    """The messages of the processes are unread until one has died."""
    with StepPool(Settings(processes=2, clean_timeout=60)) as pool:
        pool.warm()
        workers = pool._pool._pool_manager.worker_manager
        other = pool._pool.schedule(time.sleep, args=[8], timeout=60)
        _wait_until(other.running)
        before, receive = set(workers.workers), workers.receive

        def receive_nothing(_seconds):
            time.sleep(0.05)
            return NoMessage()

        workers.receive = receive_nothing
        crashed = pool._pool.schedule(_die, timeout=60)
        _wait_until(lambda: not before <= set(workers.workers))
        time.sleep(0.5)
        workers.receive = receive

        error = crashed.exception(20)

        assert isinstance(error, ProcessExpired)
        assert error.exitcode == -signal.SIGSEGV
        assert other.exception(30) is None
