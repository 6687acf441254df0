"""
The format of record values: JSON, or Avro if a registry is configured.

Internal topics always hold JSON. Only records for consumers are converted.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeAlias

from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.kafka.content_types import AVRO
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import PUBLIC_TOPICS, Topic
from streams.serialization.schema_registry import open_registry

__all__ = ["Deserializer", "Serializer", "json_serializer", "serializer_for"]

Serializer = Callable[[ProducerRecord], ProducerRecord]
Record: TypeAlias = "ConsumerRecord[bytes, bytes]"

SETTING = "COPYDESK_SCHEMA_REGISTRY"


def json_serializer(record: ProducerRecord) -> ProducerRecord:
    """Return a record unchanged: a step returns JSON already."""
    return record


def serializer_for(settings: Settings, sinks: Iterable[Topic]) -> Serializer:
    """
    Return the serializer for the records of a deployment.

    With a schema registry, it also registers all schemas that are missing.

    Args:
        sinks: topics of the routes; their schemas are registered, too.

    Raises:
        ClusterError: the registry does not answer, or refuses a schema; or
            the extra ``avro`` is not installed.
    """
    if not settings.schema_registry:
        return json_serializer
    return asyncio.run(_avro_serializer(settings, tuple(sinks)))


async def _avro_serializer(
    settings: Settings, sinks: tuple[Topic, ...]
) -> Serializer:
    topics = (*PUBLIC_TOPICS, *sinks)
    with _avro_extra():
        from streams.serialization.avro import AvroWriter  # noqa: PLC0415 - an extra
    async with open_registry(settings) as registry:
        return AvroWriter(await registry.register(topics, settings))


class Deserializer:
    """Converts the values of consumed records from Avro to JSON."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._schemas: dict[int, Any] = {}

    async def to_json(self, record: Record) -> Record:
        """
        Return a record with its value as JSON; a tombstone is unchanged.

        Raises:
            ClusterError: the value is Avro but not valid under its schema,
                or the schema is not available.
        """
        content_type = dict(record.headers).get("content-type")
        if record.value is None or content_type != AVRO:
            return record
        with _avro_extra():
            from streams.serialization import avro  # noqa: PLC0415 - an extra
        try:
            schema_id = avro.schema_id_of(record.value)
            schema = await self._schema(schema_id, record.topic)
            value = avro.from_avro(record.value, schema)
        except avro.AvroError as error:
            source = f"{record.topic}-{record.partition}:{record.offset}"
            msg = f"{source} is not valid Avro: {error}"
            raise ClusterError(msg) from error
        return replace(record, value=value)

    async def _schema(self, schema_id: int, topic: str) -> Any:
        if not self._settings.schema_registry:
            msg = f"{topic} is Avro; {SETTING} says where its schemas are"
            raise ClusterError(msg)
        from streams.serialization.avro import parse_schema  # noqa: PLC0415 - an extra

        if schema_id not in self._schemas:
            async with open_registry(self._settings) as registry:
                schema = await registry.schema(schema_id)
            self._schemas[schema_id] = parse_schema(schema)
        return self._schemas[schema_id]


@contextmanager
def _avro_extra() -> Iterator[None]:
    """Report a missing package of the extra ``avro``."""
    try:
        yield
    except ImportError as error:
        msg = f"Avro needs the extra copydesk[avro]: {error}"
        raise ClusterError(msg) from error
