"""A hub is told which feeds changed, over a real socket."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from streams.config.settings import Settings
from streams.page.hub import MOST_FEEDS, HubPublisher, feeds_of_routes
from streams.page.query.filters import filter_of
from streams.page.syndication.contents import FeedRequest
from tests.streams.page.web.served import served
from tests.streams.page.wire_records import item, killed, millis, record


@pytest.fixture
async def hub():
    app, app_state = web.Application(), {"status": 204, "told": []}

    async def receive(request):
        form = await request.post()
        app_state["told"].append((form["hub.mode"], form.getall("hub.url")))
        return web.Response(status=app_state["status"])

    app.router.add_post("/", receive)
    async with TestServer(app) as server:
        app_state["address"] = str(server.make_url("/"))
        yield app_state


async def test_hub_is_told_of_feeds_that_changed_alone(tmp_path, hub):
    settings = Settings(
        page_hub=hub["address"], page_url="https://desk.example"
    )
    async with (
        served(tmp_path, settings=settings) as page,
        aiohttp.ClientSession() as session,
    ):
        for query in ("q=ferry", "q=tram", "limit=7"):
            await page.client.get(f"/items.atom?{query}")
        publisher = page.service.hub
        page.write([record("items", 0, item("urn:f"), "urn:f")])
        await publisher.publish(session)
        await publisher.publish(session)
        page.write([record("items", 1, killed("urn:f"), "urn:f")])
        await publisher.publish(session)
    ferry, tram = (
        f"https://desk.example/items.atom?q={word}"
        for word in ("ferry", "tram")
    )
    # The kill concerns the readers of every search.
    assert hub["told"] == [("publish", [ferry]), ("publish", [ferry, tram])]


async def test_hub_that_fails_is_told_again(tmp_path, hub):
    settings = Settings(page_hub=hub["address"])
    async with (
        served(tmp_path, settings=settings) as page,
        aiohttp.ClientSession() as session,
    ):
        await page.client.get("/items.json")
        page.write([record("items", 0, item("urn:f"), "urn:f")])
        hub["status"] = 500
        await page.service.hub.publish(session)
        hub["status"] = 202
        await page.service.hub.publish(session)
        await page.service.hub.publish(session)
    assert len(hub["told"]) == 2


async def test_hub_publisher_watches_the_feeds_asked_for_last(tmp_path):
    async with served(tmp_path) as page:
        publisher = HubPublisher(
            "http://127.0.0.1:9/", (), page.service.reader, millis
        )
        for number in range(MOST_FEEDS + 10):
            wanted = filter_of([("q", f"w{number}")])
            publisher.note(FeedRequest("atom", wanted, "http://d"), "e")
    assert len(publisher._etags) == MOST_FEEDS
    assert "w9" not in {feed.wanted.text for feed in publisher._etags}


def test_feeds_of_routes_are_two_of_each_route_and_of_all():
    feeds = feeds_of_routes("https://desk.example/", ["sea"])
    assert len(feeds) == 4
    assert {feed.base for feed in feeds} == {"https://desk.example"}
    assert feeds_of_routes("", ["sea"]) == ()
