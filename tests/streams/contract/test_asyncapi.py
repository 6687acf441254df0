"""The AsyncAPI document: its channels and its references."""

from pathlib import Path

import pytest

from streams.contract import asyncapi
from streams.kafka.producer_records import origin_headers
from streams.kafka.topics import DEADLETTERS, ENTITIES, TOPICS

SCHEMAS = Path("deploy/schemas")


def test_asyncapi_has_a_channel_for_each_topic():
    names = {topic.name for topic in TOPICS}

    assert set(asyncapi("1")["channels"]) == names | {"sink"}


def test_asyncapi_references_exist():
    document = asyncapi("1")
    messages = document["components"]["messages"]

    for channel in document["channels"].values():
        assert set(channel["messages"]) <= set(messages)
    for message in messages.values():
        assert (SCHEMAS / message["payload"]["schema"]["$ref"]).is_file()


@pytest.mark.parametrize("message", [ENTITIES.value, f"{ENTITIES.value}Avro"])
def test_asyncapi_message_has_the_header_of_its_schema(message):
    part = asyncapi("1")["components"]["messages"][message]

    schema = part["headers"]["properties"]["schema"]
    assert schema == {"const": "EntityMention/2"}


def test_asyncapi_dead_letter_has_the_headers_of_its_record():
    part = asyncapi("1")["components"]["messages"][DEADLETTERS.value]

    places = set(origin_headers("wire.raw", 0, 0))
    assert places
    assert places <= set(part["headers"]["properties"])
