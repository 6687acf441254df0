"""The waits of Faust itself; nothing is connected."""

import asyncio
from types import SimpleNamespace

import faust
import pytest

from streams.config.settings import Settings
from streams.runtime.faust_waits import shorten_waits

FIRST_SECOND = 0.9


@pytest.fixture
def app():
    return faust.App("waits", broker="kafka://127.0.0.1:1", autodiscover=False)


def start_calls(app):
    """Note what the start of the tables calls, instead of doing it."""
    calls = []

    async def update_channels():
        calls.append("channels")

    async def start_recovery():
        calls.append("recovery")

    app.tables._update_channels = update_channels
    app.tables.recovery.start = start_recovery
    return calls


async def test_faust_waits_before_it_starts_its_tables(app):
    calls = start_calls(app)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(app.tables.on_start(), FIRST_SECOND)
    assert not calls


async def test_shorten_waits_starts_the_tables_at_once(app):
    shorten_waits(app, Settings())
    calls = start_calls(app)

    await asyncio.wait_for(app.tables.on_start(), FIRST_SECOND)

    assert calls == ["channels", "recovery"]


def test_shorten_waits_sets_how_long_a_fetch_waits(app):
    client = SimpleNamespace(_fetch_max_wait_ms=1500)
    thread = SimpleNamespace(_create_consumer=lambda **_: client)
    app._new_consumer = lambda: SimpleNamespace(_thread=thread)

    shorten_waits(app, Settings(fetch_wait=0.25))

    created = app._new_consumer()._thread._create_consumer(loop=None)
    assert created._fetch_max_wait_ms == 250
