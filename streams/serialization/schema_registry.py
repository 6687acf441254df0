"""
A Schema Registry over Confluent's REST API: look up, register, fetch.

A schema that is there already is only looked up, so a worker that may not
register runs once somebody who may has registered ``deploy/schemas``.
https://docs.confluent.io/platform/current/schema-registry/develop/api.html
"""

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import quote

import aiohttp

from streams.config.secrets import look_up
from streams.config.settings import Settings
from streams.contract.avro import avro_schemas
from streams.kafka.clients import ClusterError
from streams.kafka.topics import PUBLIC_TOPICS, Topic, full_name

__all__ = ["SchemaRegistry", "SchemaRegistryError", "open_registry"]

MEDIA_TYPE = "application/vnd.schemaregistry.v1+json"
WITHIN = 10.0
"""Seconds for one answer."""


class SchemaRegistryError(ClusterError):
    """The registry is out of reach, or refuses; one sentence."""


class SchemaRegistry:
    """One registry; made by `open_registry`."""

    def __init__(self, client: aiohttp.ClientSession, url: str) -> None:
        self._client = client
        self._url = url.rstrip("/")

    async def register(
        self, topics: Iterable[Topic], settings: Settings
    ) -> dict[str, int]:
        """
        See to it that the topics' schemas are there: subject ``TOPIC-value``.

        Returns:
            Each schema's number, by topic without prefix.

        Raises:
            SchemaRegistryError: no answer, incompatible, or not allowed.
        """
        schemas = avro_schemas()
        files = {one.value: one.name for one in PUBLIC_TOPICS}
        return {
            one.name: await self._number(
                f"{full_name(one, settings)}-value", schemas, files[one.value]
            )
            for one in topics
        }

    async def schema(self, number: int) -> Any:
        """
        Return a schema by its number.

        Raises:
            SchemaRegistryError: no answer, or it has none of this number.
        """
        status, found = await self._ask("GET", f"/schemas/ids/{number}")
        if status != HTTPStatus.OK:
            self._refuse(status, found, f"schema {number}")
        return json.loads(found["schema"])

    async def _number(
        self, subject: str, schemas: dict[str, Any], file: str
    ) -> int:
        body = {"schema": json.dumps(schemas[file], separators=(",", ":"))}
        path = f"/subjects/{quote(subject, safe='')}"
        status, found = await self._ask("POST", path, body)
        if status == HTTPStatus.NOT_FOUND:
            status, found = await self._ask("POST", f"{path}/versions", body)
        if status == HTTPStatus.CONFLICT:
            msg = (
                f"the schema registry at {self._url} refuses "
                f"deploy/schemas/{file}.avsc for {subject} as incompatible: "
                f"{found.get('message', '')}"
            )
            raise SchemaRegistryError(msg)
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            msg = (
                f"the schema registry at {self._url} does not let us register "
                f"deploy/schemas/{file}.avsc for {subject} ({status})"
            )
            raise SchemaRegistryError(msg)
        if status != HTTPStatus.OK:
            self._refuse(status, found, subject)
        return int(found["id"])

    async def _ask(
        self, method: str, path: str, body: object = None
    ) -> tuple[int, Any]:
        """Return status and JSON of an answer; {} if it is no JSON object."""
        data = None if body is None else json.dumps(body).encode()
        try:
            async with self._client.request(
                method, self._url + path, data=data
            ) as answer:
                text = await answer.read()
                return answer.status, _object(text)
        except (aiohttp.ClientError, TimeoutError) as error:
            msg = f"no schema registry answers at {self._url}"
            raise SchemaRegistryError(msg) from error

    def _refuse(self, status: int, found: Any, what: str) -> NoReturn:
        said = found.get("message", "") or "nothing"
        msg = (
            f"the schema registry at {self._url} answers {status} "
            f"for {what}: {said}"
        )
        raise SchemaRegistryError(msg)


def _object(text: bytes) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@asynccontextmanager
async def open_registry(settings: Settings) -> AsyncIterator[SchemaRegistry]:
    """
    Give the registry of the settings.

    Raises:
        SecretError: the reference to its user and password leads nowhere.
    """
    async with aiohttp.ClientSession(
        headers={"Accept": MEDIA_TYPE, "Content-Type": MEDIA_TYPE}
        | _login(settings),
        timeout=aiohttp.ClientTimeout(total=WITHIN),
    ) as client:
        yield SchemaRegistry(client, settings.schema_registry)


def _login(settings: Settings) -> dict[str, str]:
    """Return the header of basic authentication (RFC 7617); {} without."""
    if not settings.schema_registry_auth:
        return {}
    user = look_up(settings.schema_registry_auth).encode()
    return {"Authorization": f"Basic {b64encode(user).decode()}"}
