"""The feed registry's HTTP API, on a poller's web port and alone."""

import msgspec
import pytest
from aiohttp import web

from streams.kafka.record_producer import record_producer
from streams.local.embedded_broker import free_port
from streams.poller.feeds.registry import read_registered_feeds
from streams.poller.feeds.registry_api import RegistryApi
from tests.kafka.topic_io import wait_for
from tests.streams.poller.conftest import serving
from tests.streams.poller.websub.hub import call, rss

TOKEN = "a token of sixteen letters or more"
JSON = {"Content-Type": "application/json"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def client_of(port):
    """Return a function that sends requests to the API at a port."""

    async def ask(method, path, body=None, **headers):
        is_encoded = body is None or isinstance(body, bytes)
        status, answer = await call(
            method,
            f"http://127.0.0.1:{port}/feeds{path}",
            data=body if is_encoded else msgspec.json.encode(body),
            headers=BEARER | JSON | headers,
        )
        return status, msgspec.json.decode(answer) if answer else None

    return ask


@pytest.fixture
async def worker(deployment, monkeypatch):
    """Start a poller; return a client of its API when it answers."""
    monkeypatch.setenv("TOKEN_OF_TEST", TOKEN)
    port = free_port()
    deployment.start(
        "poller",
        COPYDESK_WEB_PORT=str(port),
        COPYDESK_FEEDS_TOKEN="env:TOKEN_OF_TEST",
    )
    ask = client_of(port)

    async def is_up():
        try:
            return (await ask("GET", ""))[0] == 200
        except OSError:
            return False

    await wait_for(is_up, 60.0)
    return ask


@pytest.fixture
async def pages(deployment):
    """Serve the API without a poller; return a client of it."""
    app = web.Application()
    async with record_producer(deployment.settings) as way:
        pages = RegistryApi(deployment.settings, way, TOKEN)
        app.add_routes(pages.routes())
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield client_of(runner.addresses[0][1])
        await runner.cleanup()


async def test_registry_api_feed_is_registered_polled_changed_and_removed(
    deployment, worker
):
    polls = []

    async def feed(request):
        polls.append(request.path)
        return web.Response(body=rss(1), content_type="application/rss+xml")

    async with serving(feed) as port:
        wanted = {
            "url": f"http://127.0.0.1:{port}/rss",
            "allowPrivate": ["127.0.0.0/8"],
            "auth": "env:FEED_HARBOUR",
        }
        created = await worker("PUT", "/harbour", wanted | {"auth": ""})

        async def polled():
            return polls

        await wait_for(polled, 60.0)
        shown = await worker("GET", "/harbour")
        again = await worker("PUT", "/harbour", wanted)
        paused = await worker("PATCH", "/harbour", {"paused": True})
        listed = await worker("GET", "")
        held = await read_registered_feeds(deployment.settings)
        removed = await worker("DELETE", "/harbour")
        gone = await worker("GET", "/harbour")

    assert (created[0], again[0], paused[0], removed) == (
        201, 200, 200, (204, None),
    )  # fmt: skip
    assert shown[1]["url"] == wanted["url"]
    assert listed == (200, {"feeds": [paused[1]]})
    assert paused[1]["auth"] == "env:FEED_HARBOUR"
    assert held["harbour"].paused
    assert gone[0] == 404
    assert await read_registered_feeds(deployment.settings) == {}


async def test_registry_api_bad_requests_explain_and_write_nothing(
    deployment, pages
):
    url = {"url": "https://harbour.example/rss"}
    cases = [
        ("GET", "/nobody", None, {}, 404, "there is no feed nobody"),
        ("DELETE", "/nobody", None, {}, 404, "there is no feed nobody"),
        ("PATCH", "/nobody", {}, {}, 404, "there is no feed nobody"),
        ("PUT", "/a", b"{", {}, 400, "not JSON"),
        ("PUT", "/a", [], {}, 400, "JSON object"),
        ("PUT", "/a", url | {"x": 1}, {}, 422, "a: unknown key x"),
        ("PUT", "/a%20b", url, {}, 422, "feed should be letters"),
        ("PUT", "/a", url | {"auth": "s3"}, {}, 422, "not the secret"),
        ("PUT", "/a", url | {"auth": "env:HOME"}, {}, 422, "env:FEED_NAME"),
        ("PUT", "/a", b" " * 70_000, {}, 413, "65536 bytes"),
        ("PUT", "/a", url, {"Content-Type": "text/xml"}, 415, "json"),
        ("GET", "", None, {"Authorization": ""}, 401, "bearer"),
        ("GET", "", None, {"Authorization": "Bearer x"}, 401, "bearer"),
        ("PUT", "/a", url, {"Authorization": f"Basic {TOKEN}"}, 401, "bearer"),
        ("DELETE", "/a", None, {"Authorization": "é"}, 401, "bearer"),
    ]
    for method, path, body, headers, status, text in cases:
        actual, problem = await pages(method, path, body, **headers)

        assert (actual, problem["status"]) == (status, status), (path, body)
        assert text in str([problem["detail"], problem.get("errors")])
        assert problem["title"]
    assert await read_registered_feeds(deployment.settings) == {}
