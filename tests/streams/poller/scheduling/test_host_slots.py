import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.host_slots import LONGEST_WAIT, HostSlots
from tests.streams.poller.conftest import Clock


def real():
    return datetime.now(UTC)


async def test_a_turn_is_held_and_given_back():
    clock, hosts = Clock(), HostLimits(0.0, at_once=1)
    turns = HostSlots(hosts, clock)
    async with turns.at("a"):
        assert hosts.ready_at("a", clock.at) > clock.at
    assert hosts.ready_at("a", clock.at) == clock.at


async def test_a_turn_is_given_back_after_a_fault():
    clock, hosts = Clock(), HostLimits(0.0, at_once=1)
    with pytest.raises(KeyError):
        async with HostSlots(hosts, clock).at("a"):
            raise KeyError
    assert hosts.ready_at("a", clock.at) == clock.at


async def test_turns_keep_their_distance():
    turns, starts = HostSlots(HostLimits(0.15, at_once=9), real), []

    async def one():
        async with turns.at("a"):
            starts.append(time.monotonic())

    await asyncio.gather(*(one() for _ in range(4)))

    gaps = [after - before for before, after in pairwise(starts)]
    assert min(gaps) > 0.12


async def test_a_full_host_is_waited_for():
    turns, most, now = HostSlots(HostLimits(0.0, at_once=2), real), 0, 0

    async def one():
        nonlocal most, now
        async with turns.at("a"):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.05)
            now -= 1

    await asyncio.gather(*(one() for _ in range(6)))

    assert most == 2


async def test_a_wait_beyond_patience_fails_at_once():
    clock, hosts = Clock(), HostLimits(0.0)
    hosts.quiet("a", clock.at + timedelta(seconds=LONGEST_WAIT + 1))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        async with HostSlots(hosts, clock).at("a"):
            pass
    assert time.monotonic() - began < 1
