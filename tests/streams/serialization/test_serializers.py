"""JSON passes unchanged; tests/kafka reads Avro with a real registry."""

import subprocess
import sys

import pytest
from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.kafka.content_types import AVRO, JSON
from streams.serialization.serializers import (
    Deserializer,
    json_serializer,
    serializer_for,
)

WITHOUT_EXTRA = """
import sys
sys.modules["fastavro"] = None
from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.serialization.serializers import serializer_for
try:
    serializer_for(Settings(schema_registry="http://127.0.0.1:1"), ())
except ClusterError as error:
    print(error)
"""


def record(value, content_type):
    return ConsumerRecord(
        "wire.items", 2, 7, 0, 0, b"urn:x", value, None, 0, 0,
        (("content-type", content_type),),
    )  # fmt: skip


def test_serializer_for_without_registry_is_json():
    assert serializer_for(Settings(), ()) is json_serializer


@pytest.mark.slow
def test_serializer_for_without_extra_raises_cluster_error():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRA],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.startswith("Avro needs the extra copydesk[avro]: ")


@pytest.mark.parametrize(
    ("value", "content_type"), [(b"{}", JSON), (None, AVRO)]
)
async def test_to_json_of_json_and_tombstone_is_unchanged(value, content_type):
    original = record(value, content_type)

    assert await Deserializer(Settings()).to_json(original) is original


async def test_to_json_unframed_avro_names_record():
    with pytest.raises(ClusterError) as caught:
        await Deserializer(Settings()).to_json(record(b"{}", AVRO))

    assert str(caught.value) == (
        "wire.items-2:7 is not valid Avro: no magic byte and schema id"
    )


async def test_to_json_avro_without_registry_names_setting():
    framed = b"\x00\x00\x00\x00\x07rest"

    with pytest.raises(ClusterError) as caught:
        await Deserializer(Settings()).to_json(record(framed, AVRO))

    assert str(caught.value) == (
        "wire.items is Avro; COPYDESK_SCHEMA_REGISTRY says where its "
        "schemas are"
    )
