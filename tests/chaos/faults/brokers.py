"""Faults of brokers: killed, away for long, and two of three away."""

import asyncio

from tests.chaos.running.trial import Trial

__all__ = ["kill_last", "kill_two", "launch_last", "launch_two"]

BETWEEN = 3.0
"""Seconds between the first and the second loss."""


async def kill_last(trial: Trial) -> None:
    """Kill a broker (``kill -9``)."""
    await asyncio.to_thread(trial.brokers.nodes[-1].kill)


async def launch_last(trial: Trial) -> None:
    """Start the broker with the same data."""
    # Not in another thread: a broker ends when its thread does.
    trial.brokers.nodes[-1].launch()
    await asyncio.to_thread(trial.brokers.nodes[-1].wait_until_ready)


async def kill_two(trial: Trial) -> None:
    """Kill one broker, and then a second one."""
    await kill_last(trial)
    await asyncio.sleep(BETWEEN)
    await asyncio.to_thread(trial.brokers.nodes[-2].kill)


async def launch_two(trial: Trial) -> None:
    """Start both with the same data."""
    for broker in trial.brokers.nodes[-2:]:
        broker.launch()
    for broker in trial.brokers.nodes[-2:]:
        await asyncio.to_thread(broker.wait_until_ready)
