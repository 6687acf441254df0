"""The app of a worker and the pages of its ports; it is not started."""

from contextlib import asynccontextmanager

import aiohttp
import faust
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from streams.config.settings import Settings
from streams.local.embedded_broker import free_port
from streams.runtime.app import (
    remove_faust_pages,
    request_timeout,
    serve_public,
    web_app,
)

FAUST_PAGES = ("/", "/table/", "/router/")


@pytest.fixture
def app():
    app = faust.App("pages", broker="kafka://127.0.0.1:1", autodiscover=False)

    @app.page("/ours")
    async def ours(view, _request):
        return view.json({})

    return app


async def statuses(app, *paths):
    app.web.blueprints.apply(app.web)  # as Faust does before it serves
    async with TestClient(TestServer(web_app(app))) as client:
        return [(await client.get(path)).status for path in paths]


async def test_faust_pages_are_served_without_the_removal(app):
    assert 404 not in await statuses(app, *FAUST_PAGES)


async def test_remove_faust_pages_leaves_only_our_own(app):
    remove_faust_pages(app)

    assert await statuses(app, *FAUST_PAGES, "/ours") == [404, 404, 404, 200]


async def answer_public(_request):
    return web.Response(text="public")


PUBLIC = [web.get("/feeds", answer_public)]


@asynccontextmanager
async def ports(app, routes, **settings):
    """Open the web port of an app; yield the addresses of both ports."""
    public = free_port()
    serve_public(app, Settings(public_port=public, **settings), routes)
    remove_faust_pages(app)
    app.web.blueprints.apply(app.web)
    async with TestServer(web_app(app)) as server:
        yield f"http://127.0.0.1:{server.port}", f"http://127.0.0.1:{public}"


async def get(address):
    async with aiohttp.ClientSession() as session, session.get(address) as got:
        return got.status


async def test_serve_public_each_port_answers_only_its_own_paths(app):
    async with ports(app, PUBLIC) as (own, public):
        found = {
            path: (await get(own + path), await get(public + path))
            for path in ("/ours", "/feeds", "/", "/table/", "/metrics")
        }

    assert found == {
        "/ours": (200, 404),
        "/feeds": (404, 200),
        "/": (404, 404),
        "/table/": (404, 404),
        "/metrics": (404, 404),
    }


async def test_serve_public_port_closes_with_the_web_port(app):
    async with ports(app, PUBLIC) as (_, public):
        pass

    with pytest.raises(aiohttp.ClientConnectorError):
        await get(public)


async def test_serve_public_no_pages_opens_no_port(app):
    async with ports(app, []) as (own, public):
        assert await get(own + "/ours") == 200
        with pytest.raises(aiohttp.ClientConnectorError):
            await get(public)


async def test_serve_public_port_in_use_names_the_address(app):
    async with TestServer(web.Application()) as other:
        serve_public(app, Settings(public_port=other.port), PUBLIC)

        with pytest.raises(OSError, match=f"'127.0.0.1', {other.port}"):
            await TestServer(web_app(app)).start_server()


async def test_serve_public_without_the_setting_uses_the_web_port(app):
    serve_public(app, Settings(), PUBLIC)

    assert await statuses(app, "/ours", "/feeds") == [200, 200]


@pytest.mark.parametrize(
    ("session", "rebalance", "seconds"),
    [(30.0, 30.0, 40.0), (6.0, 20.0, 30.0), (300.0, 60.0, 310.0)],
)
def test_request_of_a_consumer_outlasts_a_rebalance_by_ten_seconds(
    session, rebalance, seconds
):
    settings = Settings(session_timeout=session, rebalance_timeout=rebalance)

    assert request_timeout(settings) == seconds
