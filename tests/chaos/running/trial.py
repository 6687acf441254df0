"""A deployment on which faults are tried, with a supervisor of its workers."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random

from tests.chaos.expected_output import UndisturbedDesk
from tests.chaos.running.arrivals import Arrivals, following
from tests.chaos.running.brokers import Brokers
from tests.chaos.running.loads import FeedsLoad, ItemsLoad
from tests.kafka.topic_io import ConsumedRecord
from tests.kafka.workers import Deployment, Worker

__all__ = ["Slot", "Trial"]

LOOK_EVERY = 0.2
RESTART_AFTER = 1.0


@dataclass(eq=False, slots=True)
class Slot:
    """
    The place of one worker: who ends is replaced, as systemd does.

    Attributes:
        extra: settings of this worker only.
        is_wanted: whether the supervisor replaces it.
        is_paused: it is not wanted for the moment.
        module: runs the worker, as ``python -m streams`` does.
    """

    role: str
    extra: dict[str, str]
    worker: Worker
    is_wanted: bool = True
    module: str = "streams"
    is_paused: bool = False


@dataclass(slots=True)
class Trial:
    """
    The workers of one deployment, their brokers and their load.

    Attributes:
        deleted: raw records that a fault deleted, read before.
        restarts: how many workers the supervisor has replaced.
        pace: how much slower the machine is than two idle cores. Session
            timeouts and faults last longer by this.
        is_spoiled: a fault has failed, so that later ones show nothing.
        undisturbed: what its workers' output is compared with.
    """

    brokers: Brokers
    deployment: Deployment
    load: ItemsLoad | FeedsLoad
    random: Random
    slots: list[Slot] = field(default_factory=list)
    deleted: list[ConsumedRecord] = field(default_factory=list)
    arrivals: Arrivals = field(default_factory=Arrivals)
    restarts: int = 0
    pace: float = 1.0
    is_spoiled: bool = False
    undisturbed: UndisturbedDesk = field(init=False)

    def __post_init__(self) -> None:
        """Give it a desk that nothing disturbs."""
        self.undisturbed = UndisturbedDesk(self.deployment.settings)

    def of(self, role: str) -> list[Slot]:
        """Return the slots of a role whose workers are wanted."""
        return [
            slot for slot in self.slots if slot.role == role and slot.is_wanted
        ]

    def any_of(self, role: str) -> Slot:
        """Return one slot of a role, by the trial's seed."""
        return self.random.choice(self.of(role))

    def add(self, role: str, **extra: str) -> Slot:
        """Start one more worker and return at once."""
        number = len(self.slots)
        addresses = self.brokers.addresses
        data = self.deployment.directory / f"data-of-{number}"
        settings = {
            "COPYDESK_BROKER": addresses[min(number, len(addresses) - 1)],
            "COPYDESK_DATA_DIR": str(data),
        } | extra
        slot = Slot(role, settings, self.deployment.start(role, **settings))
        self.slots.append(slot)
        return slot

    def launch(self, slot: Slot) -> None:
        """Start a worker in a slot whose worker has ended."""
        slot.worker = self.deployment.start(
            slot.role, slot.module, **slot.extra
        )
        slot.is_wanted, slot.is_paused = True, False

    async def remove(self, slot: Slot) -> None:
        """Stop a worker (SIGTERM), for good."""
        slot.is_wanted = False
        await asyncio.to_thread(slot.worker.stop)

    async def wait_until_ready(self) -> None:
        """Wait until each wanted worker is ready."""
        await asyncio.gather(
            *(
                asyncio.to_thread(slot.worker.wait_until_ready)
                for slot in self.slots
                if slot.is_wanted
            )
        )

    async def close(self) -> None:
        """Stop all workers, remove their data."""
        # A stopped process does not react to SIGTERM.
        for slot in self.slots:
            if slot.worker.process.poll() is None:
                os.kill(slot.worker.process.pid, signal.SIGCONT)
        await self.load.close()
        await self.deployment.stop()
        shutil.rmtree(self.deployment.directory, ignore_errors=True)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Replace ended workers and follow arrivals for a ``with`` block."""
        task = asyncio.create_task(self._supervise())
        try:
            async with following(self.deployment.settings) as arrivals:
                self.arrivals = arrivals
                yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def wait_until_done(self, count: int, seconds: float) -> float:
        """
        Wait until the first so many items are done.

        Returns:
            The seconds that it took.

        Raises:
            AssertionError: it took longer; with the workers' logs.
        """
        start = time.monotonic()
        while not self.load.is_done(count, self.arrivals):
            if time.monotonic() - start > seconds:
                unfinished = self.load.unfinished(self.arrivals)
                missing = self.load.missing(self.arrivals)
                msg = (
                    f"after {seconds:.0f} s no outcome for {len(unfinished)}"
                    f" raw records {sorted(unfinished)[:9]}, {len(missing)}"
                    f" items not sent {missing[:9]}\n{self.deployment.logs()}"
                )
                raise AssertionError(msg)
            await asyncio.sleep(0.1)
        return time.monotonic() - start

    async def _supervise(self) -> None:
        ended: dict[Slot, float] = {}
        while True:
            await asyncio.sleep(LOOK_EVERY)
            for slot in self.slots:
                if not slot.is_wanted or slot.worker.process.poll() is None:
                    continue
                since = ended.setdefault(slot, time.monotonic())
                if time.monotonic() - since >= RESTART_AFTER:
                    del ended[slot]
                    self.restarts += 1
                    self.launch(slot)
