"""Each port of running workers answers only its own paths."""

import aiohttp
import pytest

from streams.local.embedded_broker import free_port
from tests.kafka.topic_io import wait_for

pytestmark = pytest.mark.broker

SECRET = "sixteen letters or more"
PATHS = (
    "/metrics", "/healthz", "/feeds", "/feeds/a", "/websub/a/b",
    "/", "/table/", "/router/", "/ready", "/FEEDS", "/websub",
)  # fmt: skip


async def statuses(port):
    """Return the status of each path; nothing if the port is closed."""
    found = {}
    try:
        async with aiohttp.ClientSession() as session:
            for path in PATHS:
                address = f"http://127.0.0.1:{port}{path}"
                async with session.get(address) as response:
                    found[path] = response.status
    except aiohttp.ClientConnectorError:
        return {}
    return found


def answered(found):
    return {path: status for path, status in found.items() if status != 404}


async def test_worker_ports_answer_only_their_own_paths(
    embedded_deployment, monkeypatch
):
    monkeypatch.setenv("SECRET_OF_TEST", SECRET)
    roles = ("poller", "desk")
    web = {role: free_port() for role in roles}
    public = {role: free_port() for role in roles}
    for role in roles:
        embedded_deployment.start(
            role,
            COPYDESK_WEB_PORT=str(web[role]),
            COPYDESK_PUBLIC_PORT=str(public[role]),
            COPYDESK_FEEDS_TOKEN="env:SECRET_OF_TEST",
            COPYDESK_WEBSUB_CALLBACK="https://desk.example/websub",
            COPYDESK_WEBSUB_SECRET="env:SECRET_OF_TEST",
        )

    async def up():
        found = [await statuses(port) for port in web.values()]
        return found if all(found) else None

    for found in await wait_for(up, 60.0):
        assert answered(found) == {"/metrics": 200, "/healthz": 200}
    # A caller without token or with a wrong one learns nothing of a feed.
    found = await statuses(public["poller"])
    assert answered(found) == {"/feeds": 401, "/feeds/a": 401}
    assert await statuses(public["desk"]) == {}
