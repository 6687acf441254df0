import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.host_slots import LONGEST_WAIT, HostSlots
from tests.streams.poller.conftest import Clock


def real_time():
    return datetime.now(UTC)


async def test_slot_is_occupied_until_released():
    clock, hosts = Clock(), HostLimits(0.0, at_once=1)
    slots = HostSlots(hosts, clock)
    async with slots.acquire("a"):
        assert hosts.ready_at("a", clock.at) > clock.at
    assert hosts.ready_at("a", clock.at) == clock.at


async def test_slot_after_an_exception_is_released():
    clock, hosts = Clock(), HostLimits(0.0, at_once=1)
    with pytest.raises(KeyError):
        async with HostSlots(hosts, clock).acquire("a"):
            raise KeyError
    assert hosts.ready_at("a", clock.at) == clock.at


async def test_slots_are_spaced():
    slots, starts = HostSlots(HostLimits(0.15, at_once=9), real_time), []

    async def send_request():
        async with slots.acquire("a"):
            starts.append(time.monotonic())

    await asyncio.gather(*(send_request() for _ in range(4)))

    gaps = [after - before for before, after in pairwise(starts)]
    assert min(gaps) > 0.12


async def test_slot_at_a_full_host_is_waited_for():
    slots, most, now = HostSlots(HostLimits(0.0, at_once=2), real_time), 0, 0

    async def send_request():
        nonlocal most, now
        async with slots.acquire("a"):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.05)
            now -= 1

    await asyncio.gather(*(send_request() for _ in range(6)))

    assert most == 2


async def test_slot_with_a_longer_wait_than_allowed_fails_immediately():
    clock, hosts = Clock(), HostLimits(0.0)
    hosts.block_until("a", clock.at + timedelta(seconds=LONGEST_WAIT + 1))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        async with HostSlots(hosts, clock).acquire("a"):
            pass
    assert time.monotonic() - began < 1
