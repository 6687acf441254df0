"""
Client of a Schema Registry with Confluent's REST API.

A schema that is registered already is only looked up. Thus a worker without
the right to register can run after someone with that right has registered
``deploy/schemas``.
https://docs.confluent.io/platform/current/schema-registry/develop/api.html

aiohttp is imported with the first request: it takes a quarter of the start of
a command, and most commands ask no registry.
"""

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote

from streams.config.secrets import look_up
from streams.config.settings import Settings
from streams.contract.avro import avro_schemas
from streams.kafka.clients import ClusterError
from streams.kafka.topics import PUBLIC_TOPICS, Topic, full_name

if TYPE_CHECKING:
    import aiohttp

__all__ = ["SchemaRegistry", "SchemaRegistryError", "open_registry"]

MEDIA_TYPE = "application/vnd.schemaregistry.v1+json"
REQUEST_TIMEOUT = 10.0
"""Seconds for one request."""


class SchemaRegistryError(ClusterError):
    """The registry is unreachable or refuses a request."""


class SchemaRegistry:
    """The client of one registry; use `open_registry` to create it."""

    def __init__(self, client: "aiohttp.ClientSession", url: str) -> None:
        self._client = client
        self._url = url.rstrip("/")

    async def register(
        self, topics: Iterable[Topic], settings: Settings
    ) -> dict[str, int]:
        """
        Register the schemas of topics under the subjects ``TOPIC-value``.

        Returns:
            The schema ids by topic name without prefix.

        Raises:
            SchemaRegistryError: no answer, or a schema is incompatible or
                may not be registered.
        """
        schemas = avro_schemas()
        files = {topic.value: topic.name for topic in PUBLIC_TOPICS}
        return {
            topic.name: await self._register_schema(
                f"{full_name(topic, settings)}-value",
                schemas,
                files[topic.value],
            )
            for topic in topics
        }

    async def schema(self, schema_id: int) -> Any:
        """
        Return a schema by its id.

        Raises:
            SchemaRegistryError: no answer, or there is no such schema.
        """
        status, reply = await self._request("GET", f"/schemas/ids/{schema_id}")
        if status != HTTPStatus.OK:
            self._fail(status, reply, f"schema {schema_id}")
        return json.loads(reply["schema"])

    async def _register_schema(
        self, subject: str, schemas: dict[str, Any], file: str
    ) -> int:
        """Return the id of a schema; register it if it is missing."""
        body = {"schema": json.dumps(schemas[file], separators=(",", ":"))}
        path = f"/subjects/{quote(subject, safe='')}"
        status, reply = await self._request("POST", path, body)
        if status == HTTPStatus.NOT_FOUND:
            status, reply = await self._request(
                "POST", f"{path}/versions", body
            )
        if status == HTTPStatus.CONFLICT:
            msg = (
                f"the schema registry at {self._url} refuses "
                f"deploy/schemas/{file}.avsc for {subject} as incompatible: "
                f"{reply.get('message', '')}"
            )
            raise SchemaRegistryError(msg)
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            msg = (
                f"the schema registry at {self._url} does not let us register "
                f"deploy/schemas/{file}.avsc for {subject} ({status})"
            )
            raise SchemaRegistryError(msg)
        if status != HTTPStatus.OK:
            self._fail(status, reply, subject)
        return int(reply["id"])

    async def _request(
        self, method: str, path: str, body: object = None
    ) -> tuple[int, Any]:
        """Return status and body; {} if the body is not a JSON object."""
        from aiohttp import ClientError  # noqa: PLC0415

        data = None if body is None else json.dumps(body).encode()
        try:
            async with self._client.request(
                method, self._url + path, data=data
            ) as response:
                text = await response.read()
                return response.status, _parse_object(text)
        except (ClientError, TimeoutError) as error:
            msg = f"no schema registry answers at {self._url}"
            raise SchemaRegistryError(msg) from error

    def _fail(self, status: int, reply: Any, what: str) -> NoReturn:
        message = reply.get("message", "") or "no message"
        msg = (
            f"the schema registry at {self._url} answers {status} "
            f"for {what}: {message}"
        )
        raise SchemaRegistryError(msg)


def _parse_object(text: bytes) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


@asynccontextmanager
async def open_registry(settings: Settings) -> AsyncIterator[SchemaRegistry]:
    """
    Yield a client of the registry that the settings name.

    Raises:
        SecretError: its user and password are not found.
    """
    from aiohttp import ClientSession, ClientTimeout  # noqa: PLC0415

    async with ClientSession(
        headers={"Accept": MEDIA_TYPE, "Content-Type": MEDIA_TYPE}
        | _authorization(settings),
        timeout=ClientTimeout(total=REQUEST_TIMEOUT),
    ) as client:
        yield SchemaRegistry(client, settings.schema_registry)


def _authorization(settings: Settings) -> dict[str, str]:
    """Return the header of basic authentication (RFC 7617), if needed."""
    if not settings.schema_registry_auth:
        return {}
    user = look_up(settings.schema_registry_auth).encode()
    return {"Authorization": f"Basic {b64encode(user).decode()}"}
