"""
A soak: an undisturbed deployment under a steady load, sampled.

The items are chains of versions and kills without end. So the state grows
with the stories until the desks forget the oldest; memory, sockets and lag
should not.
"""

import asyncio
import time
from pathlib import Path

from streams.kafka.topics import CLEAN, RAW, UNIQUE
from tests.bench.running.processes import session_processes
from tests.chaos.fault_run import start_trial
from tests.chaos.running.brokers import Brokers
from tests.chaos.running.ledger import ledger_of
from tests.chaos.running.trial import Trial
from tests.chaos.table.slopes import Sample, Soak
from tests.kafka.group_offsets import uncommitted_records

__all__ = ["soak"]

EVERY = 10.0
WARM_UP = 30.0
"""Seconds before the first sample: code and caches are loaded."""
DONE_WITHIN = 300.0
MIB = 2**20


async def soak(
    brokers: Brokers, desks: int, seconds: float
) -> tuple[Soak, tuple[str, ...]]:
    """Return the samples, and the errors of the ledger at the end."""
    trial = await start_trial(brokers, "items", desks)
    settings = trial.deployment.settings
    try:
        async with trial.watched():
            async with trial.load.running(settings):
                await asyncio.sleep(min(WARM_UP, seconds / 4))
                samples = await _samples(trial, seconds)
            await trial.wait_until_done(trial.load.sent(), DONE_WITHIN)
            ledger = await ledger_of(trial)
    finally:
        await trial.close()
    return Soak(seconds, desks, samples), tuple(ledger.errors)


async def _samples(trial: Trial, seconds: float) -> tuple[Sample, ...]:
    start = time.monotonic()
    samples: list[Sample] = []
    while not samples or time.monotonic() - start < seconds:
        samples.append(await _sample(trial, start))
        await asyncio.sleep(EVERY)
    return tuple(samples)


async def _sample(trial: Trial, start: float) -> Sample:
    processes = [
        use
        for slot in trial.slots
        for use in session_processes(slot.worker.process.pid)
    ]
    lag = await uncommitted_records(
        trial.deployment.settings, RAW, CLEAN, UNIQUE
    )
    return Sample(
        at=time.monotonic() - start,
        memory=sum(use.memory for use in processes) / MIB,
        sockets=sum(_sockets(use.pid) for use in processes),
        lag=sum(lag.values()),
        state=_stored(trial.deployment.directory) / MIB,
        items=trial.load.sent(),
    )


def _sockets(pid: int) -> int:
    try:
        links = [link.readlink() for link in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:  # it ended meanwhile, or closed a file
        return 0
    return sum(str(link).startswith("socket:") for link in links)


def _stored(directory: Path) -> int:
    total = 0
    for path in directory.glob("data-of-*/**/*"):
        try:
            total += path.stat().st_size
        except OSError:  # the store replaced it
            continue
    return total
