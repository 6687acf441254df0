"""The JSON Schemas of the topics."""

import pytest
from msgspec.structs import fields

from streams.contract import schemas
from streams.contract.schemas import KINDS
from streams.kafka.topics import TOPICS


def test_schemas_has_one_schema_for_each_topic():
    assert set(schemas()) == {topic.name for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_schema_number_is_that_of_the_topic_everywhere(topic):
    """An item has its number in its object ``copydesk``."""
    numbers = {
        field.default
        for field in fields(KINDS[topic.value])
        if field.name == "schema"
    }

    assert numbers <= {topic.schema}
    kind, number = schemas()[topic.name]["$id"].split(":")[-2:]
    assert topic.schema_header == f"{kind}/{number}"
