"""Faults of workers: killed, stopped, terminated, joining and leaving."""

import asyncio
import os
import signal

from tests.chaos.faults.fault import Act
from tests.chaos.running.trial import Slot, Trial

__all__ = ["continue_stopped", "join", "kill", "leave", "stop", "terminate"]


def kill(role: str) -> Act:
    """Return the act that kills one worker of a role (``kill -9``)."""

    async def act(trial: Trial) -> None:
        slot = trial.any_of(role)
        if slot.worker.process.poll() is None:
            slot.worker.kill()

    return act


def terminate(role: str) -> Act:
    """Return the act that stops one worker of a role (SIGTERM)."""

    async def act(trial: Trial) -> None:
        worker = trial.any_of(role).worker
        ready, _ = await asyncio.to_thread(worker.readiness)
        status = await asyncio.to_thread(worker.stop)
        assert status == 0 or ready != 200, worker.read_log()[-3000:]

    return act


def stop(role: str) -> Act:
    """Return the act that halts one worker of a role (SIGSTOP)."""

    async def act(trial: Trial) -> None:
        _signal(trial.any_of(role), signal.SIGSTOP)

    return act


def continue_stopped(role: str) -> Act:
    """Return the act that lets all workers of a role go on (SIGCONT)."""

    async def act(trial: Trial) -> None:
        for slot in trial.of(role):
            _signal(slot, signal.SIGCONT)

    return act


def join(role: str) -> Act:
    """Return the act that adds a worker, until partitions have moved."""

    async def act(trial: Trial) -> None:
        joined = trial.add(role)
        await asyncio.to_thread(joined.worker.wait_until_ready)

    return act


def leave(role: str) -> Act:
    """Return the act that removes the newest worker of a role."""

    async def act(trial: Trial) -> None:
        await trial.remove(trial.of(role)[-1])

    return act


def _signal(slot: Slot, number: int) -> None:
    if slot.worker.process.poll() is None:
        os.kill(slot.worker.process.pid, number)
