"""Schemas at a real schema registry, and what it refuses."""

import json
from pathlib import Path

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

RELEASED = Path("deploy/schemas/released/entities.avsc").read_text()
TOPICS = (*PUBLIC_TOPICS, sink("urgent"))


def settings_of(url, prefix, auth=""):
    return Settings(
        schema_registry=url, prefix=prefix, schema_registry_auth=auth
    )


async def register(settings, topics=TOPICS):
    async with open_registry(settings) as registry:
        return await registry.register(topics, settings)


def versions(registry, subject):
    return json.loads(registry.request(f"/subjects/{subject}/versions"))


async def test_register_twice_gives_each_topic_one_version(registry):
    settings = settings_of(registry.url + "/", "one.")

    schema_ids = await register(settings)

    assert await register(settings) == schema_ids
    assert set(schema_ids) == {topic.name for topic in TOPICS}
    assert schema_ids["items"] == schema_ids["sink.urgent"]
    assert versions(registry, "one.sink.urgent-value") == [1]
    async with open_registry(settings) as client:
        assert (
            await client.schema(schema_ids["items"]) == avro_schemas()["items"]
        )


async def test_register_other_prefix_shares_the_schema_ids(registry):
    schema_ids = await register(settings_of(registry.url, "two."))

    assert schema_ids == await register(settings_of(registry.url, "three."))


async def test_register_incompatible_schema_is_refused(registry):
    incompatible = {
        "type": "record", "name": "Ninjs", "namespace": "copydesk",
        "fields": [{"name": "pages", "type": "long"}],
    }  # fmt: skip
    body = json.dumps({"schema": json.dumps(incompatible)}).encode()
    registry.request("/subjects/odd.items-value/versions", body, "POST")

    with pytest.raises(
        ClusterError,
        match=r"refuses deploy/schemas/items.avsc for odd.items-value as inc",
    ):
        await register(settings_of(registry.url, "odd."))


async def test_register_schema_with_higher_number_follows_released_one(
    registry,
):
    """A registry's default level, BACKWARD, lets a desk be upgraded."""
    body = json.dumps({"schema": RELEASED}).encode()
    registry.request("/subjects/old.entities-value/versions", body, "POST")

    await register(settings_of(registry.url, "old."))

    assert versions(registry, "old.entities-value") == [1, 2]


async def test_schema_unknown_id_raises_cluster_error(registry):
    async with open_registry(settings_of(registry.url, "x.")) as client:
        with pytest.raises(ClusterError, match="404 for schema 4000"):
            await client.schema(4000)


async def test_register_without_registry_raises_cluster_error(registry):
    settings = settings_of(f"http://127.0.0.1:{free_port()}", "x.")

    with pytest.raises(ClusterError, match="no schema registry answers at"):
        await register(settings)


async def test_register_missing_user_secret_raises_secret_error(registry):
    settings = settings_of(registry.url, "x.", "env:NO_SUCH_USER")

    with pytest.raises(SecretError, match="env:NO_SUCH_USER"):
        await register(settings)


@pytest.fixture
async def guarded(registry):
    """Serve a proxy that refuses registering; yield its URL and log-ins."""
    authorizations = []

    async def forward(request):
        authorizations.append(request.headers.get("Authorization"))
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
    app.router.add_route("*", "/{path:.*}", forward)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}", authorizations
    await runner.cleanup()


async def test_register_without_permission_uses_registered_schemas(
    registry, guarded, monkeypatch
):
    url, authorizations = guarded
    monkeypatch.setenv("DESK", "desk:pass:wörd")
    read_only = settings_of(url, "four.", "env:DESK")

    with pytest.raises(
        ClusterError, match=r"does not let us register deploy/schemas/items"
    ):
        await register(read_only, [ITEMS])
    schema_ids = await register(settings_of(registry.url, "four."))

    assert await register(read_only) == schema_ids
    assert set(authorizations) == {"Basic ZGVzazpwYXNzOnfDtnJk"}
