"""JSON Schemas (draft 2020-12) of all topics' values, from the types."""

from typing import Any

import msgspec

from extractors.model.raw import RawItem
from extractors.output.copydesk_block import DeskBlock
from extractors.output.ninjs_schema import Ninjs
from streams import records
from streams.kafka.topics import TOPICS, Topic

__all__ = ["KINDS", "NINJS_TYPE", "profile", "schemas"]

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NINJS_TYPE = (
    "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#/$defs/ninjsType"
)

KINDS: dict[str, type[msgspec.Struct]] = {
    "Ninjs": Ninjs,
    "RawItem": RawItem,
    "FeedRegistration": records.FeedRegistration,
    "PollOutcome": records.PollOutcome,
    "Subscription": records.Subscription,
    "Push": records.Push,
    "Clean": records.Clean,
    "Tick": records.Tick,
    "Unique": records.Unique,
    "Duplicate": records.Duplicate,
    "CaptionRecord": records.CaptionRecord,
    "EntityMention": records.EntityMention,
    "StoryReport": records.StoryReport,
    "Story": records.Story,
    "ItemOutcome": records.ItemOutcome,
    "DeadLetter": records.DeadLetter,
    "HandledLetter": records.HandledLetter,
    "Undelivered": records.Undelivered,
}


def schemas() -> dict[str, Schema]:
    """Return the schema of each topic's value, by topic without prefix."""
    return {topic.name: _schema(topic) for topic in TOPICS}


def profile() -> Schema:
    """
    Return the schema of ninjs 3.1 with the ``copydesk`` block.

    It extends IPTC's schema as the standard prescribes: ``ninjsType`` and
    the new property are allowed, all others are not
    (``unevaluatedProperties``).
    """
    (block,), parts = msgspec.json.schema_components([DeskBlock])
    return _to_json(
        {
            "$schema": DIALECT,
            "$id": "urn:copydesk:schema:ninjs-profile:1",
            "title": "ninjs 3.1 with the copydesk block",
            "type": "object",
            "allOf": [{"$ref": NINJS_TYPE}],
            "properties": {"copydesk": _localize(block)},
            "required": ["uri", "copydesk"],
            "unevaluatedProperties": False,
            "$defs": _localize(parts),
        }
    )


def _schema(topic: Topic) -> Schema:
    (root,), parts = msgspec.json.schema_components([KINDS[topic.value]])
    return _to_json(
        {
            "$schema": DIALECT,
            "$id": f"urn:copydesk:schema:{topic.value}:{topic.schema}",
            **_localize(root),
            "$defs": _localize(parts),
        }
    )


def _localize(value: Any) -> Any:
    """Point references to ``$defs``, and join the lines of descriptions."""
    if isinstance(value, dict):
        return {
            key: " ".join(item.split())
            if key == "description" and isinstance(item, str)
            else _localize(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_localize(item) for item in value]
    return value


def _to_json(schema: Schema) -> Schema:
    """Return a schema as decoded from JSON, so tuples are lists."""
    decoded: Schema = msgspec.json.decode(msgspec.json.encode(schema))
    return decoded
