"""
What values look like on Kafka: JSON, or Avro for consumers by setting.

Everything inside of us is JSON; only what crosses the edge is turned.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any, TypeAlias

from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.kafka.content_types import AVRO
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import PUBLIC_TOPICS, sink
from streams.serialization.schema_registry import open_registry

__all__ = ["Deserializer", "Serializer", "json_serializer", "serializer_for"]

Serializer = Callable[[ProducerRecord], ProducerRecord]
Record: TypeAlias = "ConsumerRecord[bytes, bytes]"

SETTING = "COPYDESK_SCHEMA_REGISTRY"


def json_serializer(one: ProducerRecord) -> ProducerRecord:
    """Return a record as the steps made it."""
    return one


def serializer_for(settings: Settings, routes: Iterable[str]) -> Serializer:
    """
    Return what turns a deployment's records into what goes out.

    With a schema registry, every schema that is needed is there afterwards.

    Args:
        routes: names of the sinks, whose schemas are registered, too.

    Raises:
        ClusterError: the registry does not answer, or refuses.
    """
    if not settings.schema_registry:
        return json_serializer
    return asyncio.run(_registered(settings, tuple(routes)))


async def _registered(
    settings: Settings, routes: tuple[str, ...]
) -> Serializer:
    topics = (*PUBLIC_TOPICS, *map(sink, routes))
    async with open_registry(settings) as registry:
        writer: Serializer = _codec().AvroWriter(
            await registry.register(topics, settings)
        )
    return writer


class Deserializer:
    """Records with their values as JSON, whichever of the two they have."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._schemas: dict[int, Any] = {}

    async def of(self, record: Record) -> Record:
        """
        Return a record with its value as JSON; a tombstone stays one.

        Raises:
            ClusterError: it is Avro, and its schema cannot be had, or it is
                not what the schema says.
        """
        kind = dict(record.headers).get("content-type")
        if record.value is None or kind != AVRO:
            return record
        codec, place = _codec(), f"{record.topic}-{record.partition}"
        try:
            number = codec.number_of(record.value)
            schema = await self._schema(number, record.topic)
            value = codec.from_avro(record.value, schema)
        except codec.AvroError as error:
            msg = f"{place}:{record.offset} is no Avro: {error}"
            raise ClusterError(msg) from error
        return replace(record, value=value)

    async def _schema(self, number: int, topic: str) -> Any:
        if not self._settings.schema_registry:
            msg = f"{topic} is Avro; {SETTING} says where its schemas are"
            raise ClusterError(msg)
        if number not in self._schemas:
            async with open_registry(self._settings) as registry:
                found = await registry.schema(number)
            self._schemas[number] = _codec().parsed(found)
        return self._schemas[number]


def _codec() -> ModuleType:
    """Return `streams.serialization.avro`, which only the extra can run."""
    try:
        return import_module("streams.serialization.avro")
    except ImportError as error:
        msg = f"Avro needs the extra copydesk[avro]: {error}"
        raise ClusterError(msg) from error
