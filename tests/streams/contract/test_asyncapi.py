"""The AsyncAPI document: its channels and its references."""

from pathlib import Path

from streams.contract import asyncapi
from streams.kafka.topics import TOPICS

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
