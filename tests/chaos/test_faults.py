"""
Each fault, once, under load: nothing is lost, and no last value changes.

The short form: two desks. ``make chaos-long`` repeats the faults with 1, 2 and
4 desks. Faults with the same load follow each other on one deployment, so
that the ledger also has the items of the faults before.
"""

import asyncio

import pytest

from tests.chaos.fault_run import OWN_CONTENTION, Form, start_trial, undergo
from tests.chaos.faults.catalogue import FAULTS
from tests.chaos.table.rows import markdown

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

DESKS = 2
SETTLES = 1.0
MAX_RECOVERY = 30.0
"""Seconds, of which 6 are the session timeout and 6 the start of a worker."""
SHORT = [
    pytest.param(
        fault,
        id=fault.name.replace(" ", "-"),
    )
    for fault in FAULTS
    if fault.is_short
]


class Trials:
    """Keeps the trial of each load, until a fault has spoiled it."""

    def __init__(self, brokers):
        self._brokers = brokers
        self._open = {}

    async def take(self, load):
        if load in self._open and not self._open[load].is_spoiled:
            return self._open[load]
        await self.close()
        self._open[load] = await start_trial(self._brokers, load, DESKS)
        return self._open[load]

    async def close(self):
        for trial in self._open.values():
            await trial.close()
        self._open.clear()


@pytest.fixture(scope="module")
def trials(proxied):
    trials = Trials(proxied)
    yield trials
    asyncio.run(trials.close())


@pytest.mark.parametrize("fault", SHORT)
async def test_fault_under_load_loses_and_changes_nothing(fault, trials):
    trial = await trials.take(fault.load)

    row = await undergo(trial, fault, Form(settles=SETTLES))
    print(markdown([row]), f"{row.seconds:.0f} s", *row.errors, sep="\n")
    if fault.load == "feeds":
        await trials.close()  # its feeds have ended

    assert row.errors == ()
    busy = max(1.0, row.contention / OWN_CONTENTION)
    assert max(row.recoveries) < MAX_RECOVERY * busy
