import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import pytest
from pebble import ProcessExpired
from pebble.pool.process import NoMessage

from streams.config.settings import Settings
from streams.desk.processes import pool as pool_module
from streams.desk.processes.pool import StepPool


def _die():
    os.kill(os.getpid(), signal.SIGSEGV)


def _wait_until(holds):
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError


@contextmanager
def unread_messages(pool):
    """Leave the messages of the processes unread for a ``with`` block."""
    workers = pool._pool._pool_manager.worker_manager
    receive = workers.receive

    def receive_nothing(_seconds):
        time.sleep(0.05)
        return NoMessage()

    workers.receive = receive_nothing
    time.sleep(0.3)  # the last call of the other ends
    yield set(workers.workers), workers.workers
    time.sleep(0.5)
    workers.receive = receive


@pytest.mark.slow
def test_pool_task_whose_start_is_heard_late_ends_with_its_process():
    """The messages of the processes are unread until one has died."""
    with StepPool(Settings(processes=2, clean_timeout=60)) as pool:
        pool.warm()
        other = pool._pool.schedule(time.sleep, args=[8], timeout=60)
        _wait_until(other.running)

        with unread_messages(pool) as (before, workers):
            crashed = pool._pool.schedule(_die, timeout=60)
            _wait_until(lambda: not before <= set(workers))

        error = crashed.exception(20)
        assert isinstance(error, ProcessExpired)
        assert error.exitcode == -signal.SIGSEGV
        assert other.exception(30) is None


@pytest.mark.slow
def test_pool_goes_on_if_a_process_dies_while_no_start_is_heard():
    """pebble gave up the whole pool: the lanes of the desk stood still."""
    with StepPool(Settings(processes=2, clean_timeout=60)) as pool:
        pool.warm()

        with unread_messages(pool) as (before, workers):
            crashed = pool._pool.schedule(_die, timeout=60)
            _wait_until(lambda: not before <= set(workers))

        assert isinstance(crashed.exception(20), ProcessExpired)
        assert pool._pool.schedule(os.getpid).result(20)


@pytest.mark.slow
def test_pool_task_before_the_crash_of_its_process_keeps_its_result():
    """pebble took the good document for the one that crashed."""
    with StepPool(Settings(processes=1, clean_timeout=60)) as pool:
        pool.warm()

        with unread_messages(pool) as (before, workers):
            good = pool._pool.schedule(os.getpid, timeout=60)
            crashed = pool._pool.schedule(_die, timeout=60)
            _wait_until(lambda: not before <= set(workers))

        assert {good.result(20)} == before
        assert isinstance(crashed.exception(20), ProcessExpired)


def _end_process(_settings):
    os._exit(3)


@pytest.mark.slow
def test_pool_whose_processes_die_at_their_start_is_given_up(monkeypatch):
    monkeypatch.setattr(pool_module, "start_process", _end_process)

    with (
        StepPool(Settings(processes=1)) as pool,
        pytest.raises(BrokenProcessPool),
    ):
        pool.warm()
