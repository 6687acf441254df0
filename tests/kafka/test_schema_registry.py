"""Schemas at a real registry, and what it refuses."""

import json

import pytest
from aiohttp import ClientSession, web

from streams.config.secrets import SecretError
from streams.config.settings import Settings
from streams.contract import avro_schemas
from streams.kafka.clients import ClusterError
from streams.kafka.topics import ITEMS, PUBLIC_TOPICS, sink
from streams.local.embedded_broker import free_port
from streams.serialization.schema_registry import open_registry

pytestmark = pytest.mark.kafka

TOPICS = (*PUBLIC_TOPICS, sink("urgent"))


def settings_of(url, prefix, auth=""):
    return Settings(
        schema_registry=url, prefix=prefix, schema_registry_auth=auth
    )


async def registered(settings, topics=TOPICS):
    async with open_registry(settings) as registry:
        return await registry.register(topics, settings)


def versions(registry, subject):
    return json.loads(registry.ask(f"/subjects/{subject}/versions"))


async def test_every_topic_has_its_subject_and_once(registry):
    settings = settings_of(registry.url + "/", "one.")

    first = await registered(settings)

    assert await registered(settings) == first
    assert set(first) == {one.name for one in TOPICS}
    assert first["items"] == first["sink.urgent"]
    assert versions(registry, "one.sink.urgent-value") == [1]
    async with open_registry(settings) as client:
        assert await client.schema(first["items"]) == avro_schemas()["items"]


async def test_another_deployment_shares_the_schemas(registry):
    numbers = await registered(settings_of(registry.url, "two."))

    assert numbers == await registered(settings_of(registry.url, "three."))


async def test_what_would_break_readers_is_refused(registry):
    odd = {
        "type": "record", "name": "Ninjs", "namespace": "copydesk",
        "fields": [{"name": "pages", "type": "long"}],
    }  # fmt: skip
    body = json.dumps({"schema": json.dumps(odd)}).encode()
    registry.ask("/subjects/odd.items-value/versions", body, "POST")

    with pytest.raises(
        ClusterError,
        match=r"refuses deploy/schemas/items.avsc for odd.items-value as inc",
    ):
        await registered(settings_of(registry.url, "odd."))


async def test_a_number_that_is_not_there(registry):
    async with open_registry(settings_of(registry.url, "x.")) as client:
        with pytest.raises(ClusterError, match="404 for schema 4000"):
            await client.schema(4000)


async def test_where_no_registry_is(registry):
    nowhere = settings_of(f"http://127.0.0.1:{free_port()}", "x.")

    with pytest.raises(ClusterError, match="no schema registry answers at"):
        await registered(nowhere)


async def test_a_user_that_leads_nowhere(registry):
    lost = settings_of(registry.url, "x.", "env:NO_SUCH_USER")

    with pytest.raises(SecretError, match="env:NO_SUCH_USER"):
        await registered(lost)


@pytest.fixture
async def guarded(registry):
    """A gate before the registry: it knows one user, who may only look."""
    seen = []

    async def passed(request):
        seen.append(request.headers.get("Authorization"))
        if request.path.endswith("/versions"):
            return web.json_response({"message": "no"}, status=403)
        async with (
            ClientSession() as client,
            client.request(
                request.method, registry.url + request.path,
                data=await request.read(),
                headers={"Content-Type": request.headers["Content-Type"]},
            ) as answer,
        ):  # fmt: skip
            return web.Response(
                body=await answer.read(), status=answer.status,
                content_type="application/json",
            )  # fmt: skip

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", passed)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}", seen
    await runner.cleanup()


async def test_who_may_not_register_looks_up(registry, guarded, monkeypatch):
    url, seen = guarded
    monkeypatch.setenv("DESK", "desk:pass:wörd")
    looking = settings_of(url, "four.", "env:DESK")

    with pytest.raises(
        ClusterError, match=r"does not let us register deploy/schemas/items"
    ):
        await registered(looking, [ITEMS])
    wanted = await registered(settings_of(registry.url, "four."))

    assert await registered(looking) == wanted
    assert set(seen) == {"Basic ZGVzazpwYXNzOnfDtnJk"}
