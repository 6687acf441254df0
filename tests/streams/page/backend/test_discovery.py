"""A search in its process: the poller's rules of addresses hold."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from streams.config.settings import Settings
from streams.page.backend.discovery import BusyError, SiteDiscovery

pytestmark = pytest.mark.slow


@pytest.fixture
def discovery():
    started = SiteDiscovery(Settings())
    yield started
    started.close()


async def test_discovery_of_a_private_address_sends_no_request(discovery):
    asked = []

    async def answer(request):
        asked.append(request.path)
        return web.Response(text="<rss/>")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app, host="127.0.0.1") as server:
        for host in ("127.0.0.1", "localhost"):
            found, problems = await discovery.search(
                f"http://{host}:{server.port}/"
            )
            assert found == ()
            assert "forbidden-address" in problems[0]
    assert asked == []


async def test_discovery_of_what_is_no_address_is_a_problem(discovery):
    found, problems = await discovery.search("http://[")
    assert found == ()
    assert len(problems) == 1


async def test_discovery_second_search_at_the_same_time_is_refused(discovery):
    first = asyncio.create_task(discovery.search("http://127.0.0.1:1/"))
    await asyncio.sleep(0)
    with pytest.raises(BusyError):
        await discovery.search("http://127.0.0.1:1/")
    await first
