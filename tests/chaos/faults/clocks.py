"""A worker's clock that jumps an hour ahead, an hour back, and is set right."""

import asyncio
from pathlib import Path

from tests.chaos.running.trial import Slot, Trial

__all__ = ["ahead", "back_and_right"]

MODULE = "tests.chaos.faults.jumping_clock"
FILE = "CLOCK_FILE"
HOUR = 3600
STAYS = 4.0
"""Seconds with a clock that is an hour behind."""


async def ahead(trial: Trial) -> None:
    """Give a desk a clock of its own, and set it an hour ahead."""
    slot = trial.any_of("desk")
    if FILE not in slot.extra:
        await _give_clock(trial, slot)
    _set(slot, HOUR)


async def back_and_right(trial: Trial) -> None:
    """Set the clocks from an hour ahead to an hour behind, then right."""
    for offset, seconds in ((-HOUR, STAYS), (0, 0.0)):
        for slot in trial.of("desk"):
            if FILE in slot.extra:
                _set(slot, offset)
        await asyncio.sleep(seconds)


async def _give_clock(trial: Trial, slot: Slot) -> None:
    number = trial.slots.index(slot)
    slot.extra[FILE] = str(trial.deployment.directory / f"clock-{number}")
    slot.module = MODULE
    _set(slot, 0)
    slot.is_wanted = False
    await asyncio.to_thread(slot.worker.stop)
    trial.launch(slot)
    await asyncio.to_thread(slot.worker.wait_until_ready)


def _set(slot: Slot, seconds: int) -> None:
    """Replace the file at once: the worker never reads a part of it."""
    path = Path(slot.extra[FILE])
    new = path.with_suffix(".new")
    new.write_text(str(seconds))
    new.replace(path)
