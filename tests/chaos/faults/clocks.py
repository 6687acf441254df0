"""
A worker's clock that jumps, by libfaketime (Debian's package libfaketime).

The monotonic clocks do not jump, as on a machine whose time is set.
"""

import asyncio
from pathlib import Path

from tests.chaos.running.trial import Slot, Trial

__all__ = ["LIBRARY", "ahead", "back_and_right"]

LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
HOUR = 3600
STAYS = 4.0
"""Seconds with a clock that is an hour behind."""


async def ahead(trial: Trial) -> None:
    """Give a worker a clock of its own, and set it an hour ahead."""
    slot = trial.any_of("desk")
    if "FAKETIME_TIMESTAMP_FILE" not in slot.extra:
        await _give_clock(trial, slot)
    _set(slot, HOUR)


async def back_and_right(trial: Trial) -> None:
    """Set the clocks from an hour ahead to an hour behind, then right."""
    for offset, seconds in ((-HOUR, STAYS), (0, 0.0)):
        for slot in trial.of("desk"):
            if "FAKETIME_TIMESTAMP_FILE" in slot.extra:
                _set(slot, offset)
        await asyncio.sleep(seconds)


async def _give_clock(trial: Trial, slot: Slot) -> None:
    directory = trial.deployment.directory
    path = directory / f"clock-{trial.slots.index(slot)}"
    slot.extra |= {
        "LD_PRELOAD": LIBRARY,
        "FAKETIME_TIMESTAMP_FILE": str(path),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_CACHE_DURATION": "1",
    }
    _set(slot, 0)
    slot.is_wanted = False
    await asyncio.to_thread(slot.worker.stop)
    slot.worker = trial.deployment.start(slot.role, **slot.extra)
    slot.is_wanted = True
    await asyncio.to_thread(slot.worker.wait_until_ready)


def _set(slot: Slot, seconds: int) -> None:
    path = Path(slot.extra["FAKETIME_TIMESTAMP_FILE"])
    path.write_text(f"{seconds:+d}\n")
