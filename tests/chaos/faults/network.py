"""Faults of the network between the first worker and its broker."""

import asyncio

from tests.chaos.faults.fault import Act
from tests.chaos.running.brokers import ProxiedKafka
from tests.chaos.running.tcp_proxy import TcpProxy
from tests.chaos.running.trial import Trial

__all__ = ["cut", "delay", "half_open", "heal"]


async def cut(trial: Trial) -> None:
    """Close all connections, refuse new ones."""
    await asyncio.to_thread(_proxy(trial).cut)


def delay(seconds: float) -> Act:
    """Return the act that holds back all data in both directions."""

    async def act(trial: Trial) -> None:
        _proxy(trial).delay(seconds)

    return act


async def half_open(trial: Trial) -> None:
    """Let the broker lose the connections, and the worker none."""
    await asyncio.to_thread(_proxy(trial).half_open)


async def heal(trial: Trial) -> None:
    """Forward all data again."""
    _proxy(trial).heal()


def _proxy(trial: Trial) -> TcpProxy:
    assert isinstance(trial.brokers, ProxiedKafka)
    return trial.brokers.proxy
