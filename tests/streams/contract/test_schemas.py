"""The JSON Schemas of the topics."""

from streams.contract import schemas
from streams.kafka.topics import TOPICS


def test_schemas_has_one_schema_for_each_topic():
    assert set(schemas()) == {topic.name for topic in TOPICS}
