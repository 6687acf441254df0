"""The pages of a worker's port; the app is not started."""

import faust
import pytest
from aiohttp.test_utils import TestClient, TestServer

from streams.runtime.app import remove_faust_pages, web_app

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
