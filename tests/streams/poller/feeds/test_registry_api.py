"""Nobody without the token gets past the registry's door."""

import pytest
from aiohttp import ClientSession, web

from streams.config.settings import Settings
from streams.poller.feeds.registry_api import RegistryApi
from tests.streams.poller.websub.hub import call

TOKEN = "a token of sixteen letters or more"
ORIGIN = {"Origin": "https://evil.example", "Cookie": f"token={TOKEN}"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NoOutbox:
    """Fails when something is sent."""

    async def send(self, records):
        raise AssertionError(list(records))


@pytest.fixture
async def site():
    """Serve the API without Kafka: nothing here may reach it."""
    app = web.Application()
    api = RegistryApi(Settings(broker="127.0.0.1:1"), NoOutbox(), TOKEN)
    app.add_routes(api.routes())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/feeds"
    await runner.cleanup()


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "authorization",
    [
        None, "", "Bearer", "Bearer ", "Bearer null", f"Basic {TOKEN}",
        f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN}x", f"Bearer {TOKEN.upper()}",
        "Bearer another token of sixteen letters", f"Bearer\t{TOKEN}",
        f"Bearer {TOKEN},Bearer {TOKEN}", "Bearer ü" * 9, f"Token {TOKEN}",
    ],
)  # fmt: skip
async def test_registry_api_caller_with_another_token_is_401(
    site, method, authorization
):
    headers = {} if authorization is None else {"Authorization": authorization}

    status, body = await call(
        method, f"{site}/a?access_token=x", data=b"{}",
        headers=headers | {"Content-Type": "application/json"},
    )  # fmt: skip

    assert status == 401
    assert TOKEN.encode() not in body


@pytest.mark.parametrize(
    ("method", "headers", "statuses"),
    [
        ("POST", FORM, {405}),
        ("POST", {"Content-Type": "text/plain"}, {405}),
        ("OPTIONS", {"Access-Control-Request-Method": "PUT"}, {405}),
        ("PUT", {"Content-Type": "application/json"}, {401}),
        ("DELETE", {}, {401}),
        ("GET", {}, {401}),
    ],
)
async def test_registry_api_page_of_another_site_can_change_nothing(
    site, method, headers, statuses
):
    """A browser sends these with its cookies; no CORS header allows more."""
    async with (
        ClientSession() as session,
        session.request(
            method, f"{site}/a", data=b"feed=a", headers=ORIGIN | headers
        ) as response,
    ):
        assert response.status in statuses
        assert not [
            name
            for name in response.headers
            if name.lower().startswith("access-control-")
        ]
