"""Loopback servers with host names, and a clock that tests move."""

import socket
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient

LOOPBACK = networks(["127.0.0.0/8"])


class Names(AbstractResolver):
    """Resolves test names; each look-up returns the next address."""

    def __init__(self, **addresses):
        self.addresses = addresses
        self.asked = []

    async def resolve(self, host, port=0, family=socket.AF_INET):
        assert family in {socket.AF_INET, socket.AF_UNSPEC}
        self.asked.append(host)
        known = self.addresses.get(host.replace(".", "_"), ["127.0.0.1"])
        address = known.pop(0) if len(known) > 1 else known[0]
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
        ]

    async def close(self):
        pass


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at=datetime(2026, 3, 2, 6, 0, tzinfo=UTC)):
        self.at = at

    def __call__(self):
        return self.at

    def move(self, seconds):
        self.at += timedelta(seconds=seconds)


@asynccontextmanager
async def serving(handler):
    """Serve every path with one handler; yield the port."""
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@pytest.fixture
async def fetcher():
    async with HttpClient(
        "copydesk/test (+x)", 2.0, 100_000, Names()
    ) as client:
        yield client
