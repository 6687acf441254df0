"""
Disturb a deployment under load by one fault, and judge what it did.

    recovery   from the end of the fault (for a killed worker: from the kill)
               until everything sent before is done
    pause      the longest time in which no item was done
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from streams.kafka.topics import CLEAN, RAW, UNIQUE
from tests.chaos.cpu_contention import CpuContention
from tests.chaos.faults.fault import Fault
from tests.chaos.feed_load import FeedLoad
from tests.chaos.running.brokers import Brokers
from tests.chaos.running.ledger import ledger_of
from tests.chaos.running.loads import FeedsLoad, ItemsLoad
from tests.chaos.running.trial import Trial
from tests.chaos.table.rows import Row
from tests.kafka.group_offsets import uncommitted_records
from tests.kafka.topic_io import wait_for
from tests.kafka.workers import Deployment

__all__ = ["ITEMS_RATE", "OWN_CONTENTION", "Form", "start_trial", "undergo"]

PARTITIONS = 4
ITEMS_RATE = 8.0
FEEDS_RATE = 1.5
"""Items per second. The desks do it on a busy machine, too."""
LEAD = 2.0
"""Seconds of load before the first fault."""
BETWEEN = (0.5, 3.0)
"""Seconds between two faults, by the seed."""
DONE_WITHIN = 300.0
"""Seconds until a test gives up; a table has the time that it took."""
SETTINGS = {
    "COPYDESK_STORE": "rocksdb://?driver=rocksdict",  # that of the image
    "COPYDESK_START_TIMEOUT": "120",
}
SESSION = 6.0
"""Session timeout on two idle cores, seconds."""
MEASURED = 2.5
OWN_CONTENTION = 2.0
"""The contention that a trial's own processes cause on two cores."""
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Form:
    """
    How a fault is tried.

    Attributes:
        times: how often, in one deployment.
        is_long: whether it lasts as long as in the long form.
        within: seconds that everything may take to be done.
        settles: seconds in which a worker may still send what it must not
            send. Few are enough where faults follow each other on one
            deployment: the ledger of the next one has what came later.
    """

    times: int = 1
    is_long: bool = False
    within: float = DONE_WITHIN
    settles: float = 3.0


async def start_trial(
    brokers: Brokers,
    load: str,
    desks: int,
    seed: int = 1,
    rate: float = ITEMS_RATE,
) -> Trial:
    """
    Start a deployment of its own, and wait for its workers.

    Args:
        brokers: its Kafka.
        load: "items" that are published, or "feeds" that pollers read.
        desks: how many workers judge.
        seed: of the faults.
        rate: published items per second.
    """
    pace = await _pace()
    session = {
        "COPYDESK_SESSION_TIMEOUT": f"{SESSION * pace:.1f}",
        "COPYDESK_REBALANCE_TIMEOUT": f"{SESSION * pace:.1f}",
    }
    deployment = Deployment(
        brokers.address,
        f"chaos-{next(_numbers)}.",
        Path(tempfile.mkdtemp(prefix="copydesk-chaos-")),
        partitions=PARTITIONS,
        extra=SETTINGS | session,
        replication=min(3, len(brokers.nodes)),
    )
    await deployment.create_topics()
    feeds = load == "feeds"
    trial = Trial(
        brokers,
        deployment,
        FeedsLoad(FeedLoad(FEEDS_RATE)) if feeds else ItemsLoad(rate),
        Random(seed),
        pace=pace,
    )
    roles = ("desk",) * desks + ("poller",) * (feeds and min(2, desks))
    try:
        # One by one, so that each rebalance has ended before. Two that start
        # at once on a busy machine miss heartbeats while they load.
        for role in roles:
            trial.add(role)
            await trial.wait_until_ready()
    except BaseException:
        await trial.close()
        raise
    return trial


async def _pace() -> float:
    """Return how much slower this machine is than two idle cores."""
    with CpuContention() as contention:
        await asyncio.sleep(MEASURED)
    return max(1.0, contention.factor / OWN_CONTENTION)


async def undergo(trial: Trial, fault: Fault, form: Form) -> Row:
    """
    Disturb a trial, wait until all is done, and keep the ledger.

    Raises:
        AssertionError: something was not done in time, or the fault's own
            check failed.
    """
    trial.is_spoiled = True
    desks, restarts = len(trial.of("desk")), trial.restarts
    started = time.monotonic()
    recoveries: list[float] = []
    pauses: list[float] = []
    with CpuContention() as contention:
        async with trial.watched():
            async with trial.load.running(trial.deployment.settings):
                before = trial.load.sent()
                await trial.wait_until_ready()
                await asyncio.sleep(LEAD)
                for _ in range(form.times):
                    recovery, pause = await _disturb(trial, fault, form)
                    recoveries.append(recovery)
                    pauses.append(pause)
            await trial.wait_until_done(trial.load.sent(), form.within)
            await _wait_until_committed(trial, form.within)
            await asyncio.sleep(form.settles)
            await fault.check(trial)
            ledger = await ledger_of(trial)
    trial.is_spoiled = bool(ledger.errors)
    return Row(
        fault=fault.name,
        desks=desks,
        times=form.times,
        items=trial.load.sent() - before,
        lost=len(ledger.lost),
        ambiguous=len(ledger.ambiguous),
        wrong=len(ledger.wrong),
        unexpected=len(ledger.unexpected),
        back=len(ledger.back),
        letters=len(ledger.letters) + len(ledger.strangers),
        restarts=trial.restarts - restarts,
        recoveries=tuple(recoveries),
        pauses=tuple(pauses),
        lasts=fault.seconds(is_long=form.is_long) * trial.pace,
        contention=contention.factor,
        seconds=time.monotonic() - started,
        errors=tuple(ledger.errors[:20]),
    )


async def _disturb(
    trial: Trial, fault: Fault, form: Form
) -> tuple[float, float]:
    """Return the recovery and the longest pause of one time, in seconds."""
    began = time.monotonic()
    await fault.begin(trial)
    await asyncio.sleep(fault.seconds(is_long=form.is_long) * trial.pace)
    sent, ended = trial.load.sent(), time.monotonic()
    if not fault.has_end:
        ended = began
    await fault.end(trial)
    await trial.wait_until_done(sent, form.within)
    recovered = time.monotonic()
    await asyncio.sleep(trial.random.uniform(*BETWEEN))
    pause = trial.arrivals.longest_pause(began, time.monotonic())
    return recovered - ended, pause


async def _wait_until_committed(trial: Trial, seconds: float) -> None:
    """Wait until the desks have no work left."""
    settings = trial.deployment.settings

    async def nothing_left() -> bool:
        return not await uncommitted_records(settings, RAW, CLEAN, UNIQUE)

    try:
        await wait_for(nothing_left, seconds)
    except TimeoutError as error:
        left = await uncommitted_records(settings, RAW, CLEAN, UNIQUE)
        msg = f"never committed: {left}\n{trial.deployment.logs()}"
        raise AssertionError(msg) from error
